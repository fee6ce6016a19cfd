using Saddle.Games.Adjustments;
using Saddle.Games.Motions;
using Xunit;

namespace Saddle.Games.Tests.Motions;

public sealed class DynamicsCatalogueTests
{
    [Fact]
    public void A_name_names_one_preset() =>
        Assert.All(DynamicsCatalogue.All, preset => Assert.Same(preset, DynamicsCatalogue.Named(preset.Name)));

    [Fact]
    public void Settings_reach_the_dynamics() => Assert.Equal(
        new Adjusted(new Alternating(), new Consensus(10), Every: 4),
        DynamicsCatalogue.Named("consensus").Create(new DynamicsSettings
        {
            Weight = 10,
            Every = 4,
            Inner = new Alternating(),
        }));

    [Fact]
    public void A_setting_that_nobody_reads_is_refused() => Assert.Equal(
        "extragradient: these dynamics do not have every setting that is chosen. Chosen is Weight, Every, "
            + "they have FreshBatch. Leave it out, or name other dynamics.",
        Assert.Throws<GameException>(() => DynamicsCatalogue.Named("extragradient").Create(new DynamicsSettings
        {
            Weight = 1,
            Every = 5,
            FreshBatch = true,
        })).Message);

    [Theory]
    [InlineData("alternating")]
    [InlineData("negative-momentum")]
    public void Counts_beside_an_order_are_refused(string name) => Assert.Equal(
        "dynamics: an order and counts both say who moves when. The order is 1, 0, the counts are 1, 5. "
            + "Choose one of them.",
        Assert.Throws<GameException>(() => DynamicsCatalogue.Named(name).Create(new DynamicsSettings
        {
            Order = [1, 0],
            Counts = [1, 5],
        })).Message);

    [Fact]
    public void Dynamics_without_settings_say_so() => Assert.Equal(
        "simultaneous: these dynamics do not have every setting that is chosen. Chosen is Rate, "
            + "they have none. Leave it out, or name other dynamics.",
        Assert.Throws<GameException>(() =>
            DynamicsCatalogue.Named("simultaneous").Create(new DynamicsSettings { Rate = 1 })).Message);

    [Fact]
    public void An_unknown_name_is_refused() => Assert.StartsWith(
        "dynamics: no dynamics have that name. Asked for 'consensu'. Use one of simultaneous, alternating,",
        Assert.Throws<GameException>(() => DynamicsCatalogue.Named("consensu")).Message);
}
