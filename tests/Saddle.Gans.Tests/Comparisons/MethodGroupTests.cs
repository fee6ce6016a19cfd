using Saddle.Gans.Tests.Training;
using Saddle.Training.Comparisons;
using Saddle.Training.Options;
using Saddle.Training.Tests.Options;
using Xunit;

namespace Saddle.Gans.Tests.Comparisons;

public sealed class MethodGroupTests
{
    private static readonly RunOptions s_own = Toys.RingBy("gan-r1");

    private static string[] Names(params RunOptions[] runs) =>
        [.. MethodGroup.Of(runs.Select((run, i) => Compared.Run($"{i}", run))).Select(group => group.Name)];

    [Fact]
    public void Runs_that_differ_in_seed_or_in_how_they_ran_are_of_one_method()
    {
        IReadOnlyList<MethodGroup> groups = MethodGroup.Of(
        [
            Compared.Run("a", s_own), Compared.Run("x", Toys.RingBy("gan")), Compared.Run("b", s_own.With("seed", "9")),
            Compared.Diverged("c", s_own.With(("run.threads", "2"), ("seed", "8"), ("batch", "2"))),
        ]);
        Assert.Equal(["gan-r1: a b c", "gan: x"], groups.Select(group =>
            $"{group.Name}: {string.Join(' ', group.Runs.Select(run => run.Name))}"));
    }

    [Fact]
    public void A_method_alone_is_called_by_its_name() => Assert.Equal(
        ["gan-r1", "gan"], Names(s_own.With("penalty.weight", "3"), Toys.RingBy("gan").With("critic.rate", "0.5")));

    [Fact]
    public void What_differs_among_groups_of_one_name_follows_it() => Assert.Equal(
        ["gan-r1 penalty.weight=10", "gan-r1 penalty.weight=1", "gan"],
        Names(s_own, s_own.With("penalty.weight", "1"), Toys.RingBy("gan")));

    [Fact]
    public void All_that_differs_is_told_of_each_in_the_order_of_settings() => Assert.Equal(
        [
            "gan-r1 penalty.weight=10 critic.rate=0.001", "gan-r1 penalty.weight=1 critic.rate=0.001",
            "gan-r1 penalty.weight=10 critic.rate=0.5",
        ],
        Names(s_own, s_own.With("penalty.weight", "1"), s_own.With("critic.rate", "0.5")));

    [Fact]
    public void A_slot_that_differs_stands_for_its_settings() => Assert.Equal(
        ["gan-r1 penalty=r1", "gan-r1 penalty=none", "gan-r1 penalty=r2"],
        Names(s_own, s_own.With("penalty", "none"), s_own.With(("penalty", "r2"), ("penalty.weight", "2"))));

    [Fact]
    public void Settings_of_a_part_that_differs_are_told_where_they_differ_among_those_of_the_part() => Assert.Equal(
        [
            "gan-r1 penalty=r1 penalty.weight=1", "gan-r1 penalty=r1 penalty.weight=2", "gan-r1 penalty=r2",
            "gan-r1 penalty=none",
        ],
        Names(
            s_own.With("penalty.weight", "1"), s_own.With("penalty.weight", "2"), s_own.With("penalty", "r2"),
            s_own.With("penalty", "none")));

    [Fact]
    public void Combinations_of_parts_and_their_settings_can_be_compared() => FairComparison.Require(
    [
        .. Variations.Of(["penalty=r1,r2", "penalty.weight=1,10"]).Select((values, i) =>
            Compared.Run($"{i}", s_own.With([.. values]))),
    ]);

    [Fact]
    public void A_setting_of_inner_parts_is_told_by_its_whole_path()
    {
        RunOptions adjusted = Toys.RingBy("consensus").With(("dynamics.inner", "lookahead"));
        Assert.Equal(
            ["consensus dynamics.inner.every=5", "consensus dynamics.inner.every=7"],
            Names(adjusted.With("dynamics.inner.every", "5"), adjusted.With("dynamics.inner.every", "7")));
    }

    [Fact]
    public void One_method_under_two_names_is_one_group() =>
        Assert.Equal(["gan-r1"], Names(s_own, s_own.With("seed", "9") with { Method = "mine" }));

    [Fact]
    public void No_two_groups_share_a_name()
    {
        RunOptions[] runs =
        [
            s_own, s_own.With("penalty", "r2"), s_own.With(("penalty", "r2"), ("penalty.weight", "2")),
            s_own.With("critic.rate", "0.5"), Toys.RingBy("gan"),
        ];
        Assert.Distinct(Names(runs));
    }
}
