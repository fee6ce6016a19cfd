using Saddle.Games.Adjustments;
using Saddle.Games.Motions;
using Saddle.Settings;
using Saddle.Testing;
using Xunit;

namespace Saddle.Games.Tests.Motions;

public sealed class DynamicsCatalogueTests() : PartChecks<Dynamics>(
    s_catalogues,
    new Simultaneous(),
    new Alternating(),
    new HeavyBall(0.9),
    new HeavyBall(-0.5) { Order = new Alternating() },
    new Extragradient(),
    new PastExtragradient(),
    new Optimistic(),
    new Optimistic(AfterScaling: true),
    new ProximalPoint(),
    new RungeKutta(),
    new Adjusted(new Simultaneous(), new Consensus(1)),
    new Adjusted(new Simultaneous(), new GradientNormRegulariser(0.5, Payer: 1, Of: 0)),
    new Adjusted(new Simultaneous(), new ClippedGradient(1)),
    new Adjusted(new Simultaneous(), new AlignedConsensus(1)),
    new Adjusted(new Simultaneous(), new SymplecticAdjustment()),
    new Adjusted(new Simultaneous(), new SymplecticAdjustment(Aligned: true)),
    new Adjusted(new Simultaneous(), new GradientNormRegulariser(0.5)),
    new Adjusted(new Simultaneous(), new OpponentLookahead(0.1)),
    new Adjusted(new Simultaneous(), new Lola(0.1)),
    new Lookahead(new Simultaneous()),
    new Averaged(new Simultaneous()))
{
    private static readonly Catalogues s_catalogues = new Catalogues().With(DynamicsCatalogue.Parts);

    [Fact]
    public void Settings_reach_the_dynamics() => Assert.Equal(
        new Adjusted(Alternating.Counting(1, 5), new Consensus(10), Every: 4),
        DynamicsCatalogue.Parts.Choose("consensus").With("weight", "10").With("every", "4")
            .With("inner", "alternating").With("inner.counts", "1,5").Make());

    [Fact]
    public void A_setting_that_nobody_reads_is_refused() => Assert.Equal(
        "dynamics: 'extragradient' has no setting 'momentum'. It has fresh-batch. 'momentum' is read by heavy-ball "
        + "and negative-momentum. Leave it out, or choose another dynamics.",
        Assert.Throws<ConfigurationException>(() =>
            DynamicsCatalogue.Parts.Choose("extragradient").With("momentum", "0.5")).Message);

    [Fact]
    public void An_unknown_name_is_refused() => Assert.StartsWith(
        "dynamics: there is no 'consensu'. The nearest names are 'consensus',",
        Assert.Throws<ConfigurationException>(() => DynamicsCatalogue.Parts.Named("consensu")).Message);
}
