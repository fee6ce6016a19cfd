using Saddle.Data;
using Saddle.Gans.Tests.Training;
using Saddle.Settings;
using Saddle.Training.Comparisons;
using Saddle.Training.Options;
using Saddle.Training.Runs;
using Saddle.Training.Tests.Options;
using Xunit;

namespace Saddle.Gans.Tests.Comparisons;

public sealed class FairComparisonTests
{
    private static readonly RunOptions s_own = Toys.Digits;

    [Fact]
    public void Data_batch_and_networks_belong_to_the_protocol_and_the_rest_to_the_method()
    {
        RunOptions other = s_own.With(
            ("batch", "64"), ("architecture.width", "4"), ("conditional", "false"), ("latent-size", "9"),
            ("dequantise", "true"), ("data.mirror", "true"), ("data.validation", "5"), ("penalty", "r1"),
            ("critic-steps", "1")) with
        { Version = "9.9.9" };
        Assert.Equal(
            [
                $"version: {s_own.Version} → 9.9.9", "data.validation: 0 → 5", "data.mirror: false → true",
                "dequantise: false → true", "conditional: true → false", "architecture.width: 8 → 4",
                "latent-size: 8 → 9", "batch: 8 → 64",
            ],
            FairComparison.Differences(s_own, other));
        Assert.Equal(
            [
                "penalty: gradient-penalty → r1", "penalty.one-sided: false → none", "critic-steps: 2 → 1",
            ],
            s_own.Chosen.Differences(other.Chosen, entry => entry.Standing == Standing.Method));
    }

    [Fact]
    public void What_the_data_turned_out_to_be_belongs_to_the_protocol() => Assert.Equal(
        [$"found.hash: {s_own.Found.Hash} → 2", "found.classes: 10 → 9"],
        FairComparison.Differences(
            s_own, s_own with { Found = s_own.Found with { Hash = "2", Classes = ClassShares.Equal(9) } }));

    [Fact]
    public void Seed_length_and_reporting_belong_to_neither()
    {
        RunOptions other = s_own.With(
            ("seed", "7"), ("run.steps", "7"), ("run.report-every", "9"), ("run.threads", "2"),
            ("run.finite-checks", "true"), ("metrics", "recall"));
        Assert.Empty(FairComparison.Differences(s_own, other));
        Assert.Empty(s_own.Chosen.Differences(other.Chosen, entry => entry.Standing == Standing.Method));
    }

    [Fact]
    public void The_same_data_may_lie_elsewhere() =>
        Assert.Empty(FairComparison.Differences(s_own, s_own.With("data.source", "/elsewhere")));

    [Fact]
    public void Parts_of_an_optimiser_are_named() => Assert.Equal(
        ["critic.optimiser: adam → sgd", "critic.optimiser.beta1: 0.5 → none", "critic.optimiser.beta2: 0.9 → none",
            "critic.optimiser.epsilon: 1E-08 → none", "critic.optimiser.momentum: none → 0",
            "critic.optimiser.nesterov: none → false", "critic.rate: 0.0001 → 0.5"],
        s_own.Differences(s_own.With(("critic.rate", "0.5"), ("critic.optimiser", "sgd"))));

    [Fact]
    public void Methods_and_seeds_may_be_compared_and_a_diverged_run_has_any_length() => FairComparison.Require(
    [
        Compared.Diverged("d", Toys.DigitsBy("wgan-gp")),
        Compared.Run("a", s_own), Compared.Run("b", s_own.With("seed", "4")),
        Compared.Run("c", s_own.With("penalty", "r1")),
    ]);

    [Fact]
    public void Unlike_protocols_are_refused()
    {
        var error = Assert.Throws<ConfigurationException>(() => FairComparison.Require(
        [
            Compared.Run("a", s_own), Compared.Run("b", s_own.With(("batch", "4"), ("seed", "4"))),
            Compared.Run("c", s_own.With("seed", "5"), step: 11),
        ]));
        Assert.Equal("compare: the runs are of unlike protocols. Against runs/a: runs/b: batch: 8 → 4; runs/c: steps: "
            + "10 → 11. Compare runs that differ in method and seed only.", error.Message);
    }

    [Fact]
    public void One_seed_of_a_method_twice_is_refused()
    {
        var error = Assert.Throws<ConfigurationException>(() => FairComparison.Require(
            [Compared.Run("a", s_own), Compared.Run("b", s_own.With("run.threads", "2") with { Method = "mine" })]));
        Assert.Equal("compare: two runs have the same method and seed, so they are one. runs/a and runs/b have seed 3. "
            + "Name one of them.", error.Message);
    }

    [Fact]
    public void A_folder_of_another_protocol_is_refused_before_anything_is_trained()
    {
        using var root = new TemporaryFolder();
        RunOptions found = Toys.Ring.With(("batch", "4"), ("run.steps", "13"));
        RunFolder folder = RunFolder.Create(root.Path, "another");
        folder.WriteOptions(found.ToJson());
        PlannedRun planned = new(Toys.Ring, Toys.Ring.Dataset(), "wgan-gp", "mine", null, 0, HasEnded: false);
        var error = Assert.Throws<ConfigurationException>(
            () => FairComparison.Require([planned], root.Path, BuiltIn.Catalogues));
        Assert.Equal("compare: the folder holds runs of another protocol. Against what is planned: "
            + $"{folder.Path}: batch: 16 → 4, steps: 12 → 13. Repeat their options, or name another folder.",
            error.Message);
        FairComparison.Require([planned with { Options = found }], root.Path, BuiltIn.Catalogues);
        FairComparison.Require([planned with { Folder = folder.Path }], root.Path, BuiltIn.Catalogues);
    }
}
