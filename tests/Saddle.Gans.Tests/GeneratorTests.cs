using Saddle.Data;
using Saddle.Gans.Tests.Training;
using Saddle.Nn;
using Saddle.Settings;
using Saddle.Testing;
using Saddle.Training.Learners;
using Saddle.Training.Options;
using Saddle.Training.Runs;
using Xunit;

namespace Saddle.Gans.Tests;

public sealed class GeneratorTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void A_class_is_refused_where_the_model_has_none(int label)
    {
        string message = $"generate: this model has no classes. Asked for class {label}. "
            + "Leave the class out, or train with --conditional.";
        Generator generator = Untrained(classes: 0);
        Assert.Equal(message, Assert.Throws<ConfigurationException>(() => generator.Sample(1, label: label)).Message);
        Assert.Equal(message,
            Assert.Throws<ConfigurationException>(() => generator.Interpolate(1, 2, label: label)).Message);
    }

    [Fact]
    public void A_class_out_of_range_is_refused()
    {
        Generator generator = Untrained(classes: 2);
        Assert.Equal("generate: there is no such class. Asked for class 2 of 2. Use a class from 0 up to below that "
            + "number, or leave it out.",
            Assert.Throws<ConfigurationException>(() => generator.Sample(1, label: 2)).Message);
    }

    [Fact]
    public void Ways_take_class_0_where_there_are_classes_and_none_elsewhere()
    {
        Generator generator = Untrained(classes: 2);
        Assert.Equal(generator.Interpolate(2, 3, label: 0).ToArray<float>(),
            generator.Interpolate(2, 3).ToArray<float>());
        Assert.Equal([6, 2], Untrained(classes: 0).Interpolate(2, 3).Shape);
    }

    [Fact]
    public void Samples_that_stand_beside_data_have_its_shares_of_classes()
    {
        Generator generator = Untrained(new ClassShares([190, 0, 10]));
        Tensor made = generator.SampleLikeData(200, seed: 4);
        float[][] rows = [.. made.ToArray<float>().Chunk(2)];
        int Of(int label) => rows.Zip(generator.Sample(200, seed: 4, label).ToArray<float>().Chunk(2))
            .Count(pair => pair.First.SequenceEqual(pair.Second));
        Assert.Equal((190, 10), (Of(0), Of(2)));
        Assert.Equal(generator.Sample(200, seed: 4, label: 0).Shape, made.Shape);
    }

    [Fact]
    public void Classes_without_examples_are_never_drawn()
    {
        Generator generator = Untrained(new ClassShares([0, 9, 0, 1]));
        Assert.Equal(generator.Sample(1, label: 1).ToArray<float>(), generator.Sample(1).ToArray<float>());
        Assert.Equal(generator.Sample(2, label: 3).ToArray<float>()[2..], generator.Sample(2).ToArray<float>()[2..]);
        Assert.Equal(
            generator.Interpolate(1, 2, label: 1).ToArray<float>(), generator.Interpolate(1, 2).ToArray<float>());
        Assert.Equal("generate: the data have no examples of this class. Asked for class 2 of 4, of which 2 have some. "
            + "Use one that has, such as 1, or leave it out.",
            Assert.Throws<ConfigurationException>(() => generator.Sample(1, label: 2)).Message);
    }

    [Fact]
    public void Too_many_at_once_are_refused_before_any_is_drawn()
    {
        Generator generator = Untrained(classes: 0);
        Func<Tensor>[] calls =
        [
            () => generator.Sample(int.MaxValue), () => generator.SampleLikeData(int.MaxValue, seed: 0),
            () => generator.Interpolate(int.MaxValue, 2),
        ];
        Assert.All(calls, call => Assert.StartsWith("generate: they are too many at once. Asked for ",
            Assert.Throws<ConfigurationException>(call).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Shares_of_other_classes_are_refused() => Assert.Equal(
        "generator: shares and model differ in classes. There are shares of 3, the model has 2. "
            + "Pass the shares of the data that it is for.",
        Assert.Throws<ArgumentException>(() => Untrained(2, ClassShares.Equal(3))).Message);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Examples_drawn_from_several_threads_are_those_of_one(int threads) => DrawAtOnce(4000, threads);

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData(1)]
    [InlineData(2)]
    public void None_of_many_draws_from_several_threads_is_wrong(int threads) => DrawAtOnce(100_000, threads);

    private static void DrawAtOnce(int calls, int threads)
    {
        Generator generator = Untrained(3, ClassShares.Equal(3), threads);
        float[][] alone = [.. Enumerable.Range(0, 32).Select(Drawn)];
        AtOnce.Run(calls, call => Assert.Equal(alone[call % 32], Drawn(call % 32)));

        float[] Drawn(int seed) => generator.Sample(1 + seed % 7 * 11, seed, seed % 3).ToArray<float>();
    }

    [Fact]
    public void A_draw_ends_with_the_values_it_began_with()
    {
        Generator generator = Untrained(classes: 0);
        (ParameterSet one, ParameterSet other) = (Values(5), Values(6));
        float[][] alone = [.. new[] { one, other }.Select(values =>
        {
            generator.Use(values);
            return generator.Sample(300, seed: 1).ToArray<float>();
        })];
        AtOnce.Run(400, call =>
        {
            if (call % 2 == 0)
            {
                generator.Use(call % 4 == 0 ? one : other);
                return;
            }

            float[] drawn = generator.Sample(300, seed: 1).ToArray<float>();
            Assert.Equal(drawn[0] == alone[0][0] ? alone[0] : alone[1], drawn);
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_generator_of_a_run_adds_up_convolutions_as_the_run_did(bool direct)
    {
        RunOptions options = Toys.Digits.With("architecture.width", "32")
            .With("direct-sums", direct ? "true" : "false");
        using GameLearner learner = Toys.Learner(options);
        var snapshot = Snapshot.Of(learner, options.ToJson());
        float[][] known =
        [
            .. new[] { true, false }.Select(sums => new Generator(options.Formulation(),
                learner.Best(Adversarial.Generator), threads: 1, sums).Sample(64, label: 3).ToArray<float>()),
        ];
        Assert.NotEqual(known[0], known[1]);
        Assert.Equal(
            known[direct ? 0 : 1], Generator.Load(snapshot, threads: 1).Sample(64, label: 3).ToArray<float>());
    }

    private static Generator Untrained(int classes) => Untrained(ClassShares.Equal(classes));

    private static Generator Untrained(ClassShares shares) => Untrained(shares.Count, shares);

    private static Generator Untrained(int classes, ClassShares shares, int threads = 1)
    {
        RunOptions conditional = Toys.Ring.With("conditional", "true");
        Adversarial formulation = conditional.Recipe().Formulation(
            conditional.Found with { Classes = ClassShares.Equal(classes) });
        ParameterSet values = formulation.Game(1, ElementType.Float32).Initial(5).Under("generator");
        return new Generator(formulation, values, threads) { Classes = shares };
    }

    private static ParameterSet Values(long seed) => Toys.Ring.Recipe().Formulation(Toys.Ring.Found)
        .Game(1, ElementType.Float32).Initial(seed).Under("generator");
}
