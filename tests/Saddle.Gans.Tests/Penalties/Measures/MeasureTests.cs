using Saddle.Gans.Penalties;
using Saddle.Gans.Penalties.Measures;
using Xunit;

namespace Saddle.Gans.Tests.Penalties.Measures;

public sealed class MeasureTests
{
    private static RandomStream Random(int stream = 0) => new(Tensor.Of(7L, 0L), ElementType.Float64, stream);

    private static double[] Points(PenaltyMeasure measure, Tensor real, Tensor fake) =>
        measure.Sample(real, fake, Random()).Points.ToArray<double>();

    public static TheoryData<PenaltyMeasure, double> SecondMoments => new()
    {
        { new RealExamples(), 1.0 / 3 },
        { new GeneratedExamples(), 1.0 / 3 },
        { new Interpolates(), 2.0 / 9 },
        { new Midpoints(), 1.0 / 6 },
        { new AnchorRays(1), 4.0 / 9 },
        { new AnchorRays(-0.5), 0.25 / 3 + 1.0 / 9 },
        { new Mixture(new MixturePart(new RealExamples()), new MixturePart(new Midpoints())), 1.0 / 4 },
    };

    [Theory]
    [MemberData(nameof(SecondMoments))]
    public void Second_moments_on_uniform_examples_are_known(PenaltyMeasure measure, double expected)
    {
        const int Draws = 100_000; // seed 7; four standard errors
        Tensor real = 2 * Random(100).Uniform(Draws, 1) - 1, fake = 2 * Random(200).Uniform(Draws, 1) - 1;
        double[] squares = [.. Points(measure, real, fake).Select(x => x * x)];
        double mean = squares.Average();
        double error = Math.Sqrt(squares.Average(square => (square - mean) * (square - mean)) / Draws);
        Assert.InRange(mean, expected - 4 * error, expected + 4 * error);
    }

    [Fact]
    public void A_single_point_is_the_same_everywhere() => Assert.Equal(
        [0.5, -2, 0.5, -2, 0.5, -2],
        Points(new SinglePoint(0.5, -2), Random(100).Normal(3, 2), Random(200).Normal(3, 2)));

    public static TheoryData<PenaltyMeasure, bool> Lines => new()
    {
        { new Interpolates(), false }, { new AnchorRays(2, -1, 0.5), true },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void Points_on_a_line_are_collinear_with_its_ends(PenaltyMeasure measure, bool fromAnchor)
    {
        Tensor anchor = Tensor.Of(2, -1, 0.5).Reshape(1, 3).BroadcastTo([50, 3]);
        Tensor real = Random(100).Normal(50, 3), fake = Random(200).Normal(50, 3);
        double[][] ends = [.. (fromAnchor ? anchor : real).ToArray<double>().Chunk(3)];
        double[][] starts = [.. fake.ToArray<double>().Chunk(3)], between = [.. Points(measure, real, fake).Chunk(3)];
        var shares = new HashSet<double>();
        for (int i = 0; i < 50; i++)
        {
            double[] way = [.. ends[i].Zip(starts[i], (end, start) => end - start)];
            double[] gone = [.. between[i].Zip(starts[i], (here, start) => here - start)];
            double share = gone.Zip(way, (part, whole) => part * whole).Sum() / way.Sum(part => part * part);
            Assert.InRange(share, 0, 1);
            Assert.All(gone.Zip(way), pair => Assert.Equal(share * pair.Second, pair.First, 1e-12));
            shares.Add(Math.Round(share, 9));
        }

        Assert.Equal(50, shares.Count);
    }

    [Fact]
    public void Midpoints_are_halfway() => Assert.Equal([2.0, -0.5], Points(
        new Midpoints(), Tensor.FromArray([1.0, -2.0], [1, 2]), Tensor.FromArray([3.0, 1.0], [1, 2])));

    [Fact]
    public void Mixing_ends_at_the_examples_themselves()
    {
        Tensor real = Random(1).Normal(3, 2, 2), fake = Random(2).Normal(3, 2, 2);
        Tensor one = Tensor.Ones([3, 1, 1], ElementType.Float64);
        Assert.Equal(real.ToArray<double>(), Interpolates.Between(real, fake, one).ToArray<double>());
        Assert.Equal(fake.ToArray<double>(), Interpolates.Between(real, fake, one * 0).ToArray<double>());
    }

    [Fact]
    public void Batches_of_different_shape_are_refused()
    {
        var error = Assert.Throws<ShapeException>(() => new Midpoints().Sample(
            Tensor.Zeros([4, 2]), Tensor.Zeros([3, 2]), new RandomStream(Tensor.Of(1L, 0L))));
        Assert.Equal("penalty: real and generated batches differ. Real [4, 2], generated [3, 2]. "
            + "Give the generator's critic batch the size and shape of the real one.", error.Message);
    }

    [Fact]
    public void Anchors_of_images_are_one_number_or_one_per_pixel()
    {
        Tensor images = Tensor.Zeros([2, 1, 2, 2]);
        float[] Of(params double[] anchor) => FixedExample.Like(images, anchor).ToArray<float>();
        Assert.Equal(Enumerable.Repeat(0.5f, 8), Of(0.5));
        Assert.Equal([1, 2, 3, 4, 1, 2, 3, 4], Of(1, 2, 3, 4));
        Assert.Equal("penalty: an anchor must fit one example. Got 2 numbers for 4 coordinates. "
            + "Give one number, or one per coordinate.", Assert.Throws<ShapeException>(() => Of(1, 2)).Message);
    }

    [Theory]
    [InlineData("[]", new double[0])]
    [InlineData("[NaN, 1]", new[] { double.NaN, 1 })]
    public void Anchors_that_are_no_numbers_are_refused(string shown, double[] anchor)
    {
        string message =
            $"penalty: an anchor must be finite numbers. Got {shown}. Give one number, or one per coordinate.";
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => new AnchorRays(anchor)).Message);
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => new SinglePoint(anchor)).Message);
    }

    [Fact]
    public void A_mixture_draws_each_example_from_one_part_by_weight()
    {
        const int Draws = 10_000;
        var mixture = new Mixture(new MixturePart(new RealExamples(), 3), new MixturePart(new GeneratedExamples(), 1),
            new MixturePart(new SinglePoint(5), 1));
        Tensor ones = Tensor.Ones([Draws, 2], ElementType.Float64);
        PenaltySample sample = mixture.Sample(ones, -ones, Random());
        double[][] points = [.. sample.Points.ToArray<double>().Chunk(2)];
        Assert.All(points, point => Assert.Equal(point[0], point[1]));
        foreach ((double value, double share) in new[] { (1.0, 0.6), (-1.0, 0.2), (5.0, 0.2) })
        {
            double fourErrors = 4 * Math.Sqrt(share * (1 - share) / Draws);
            Assert.Equal(share, points.Count(point => point[0] == value) / (double)Draws, fourErrors);
        }

        Assert.All(sample.Mass!.ToArray<double>(), mass => Assert.Equal(5, mass));
    }

    [Fact]
    public void A_mixture_of_mixtures_keeps_each_parts_mass()
    {
        var inner = new Mixture(new MixturePart(new GeneratedExamples(), 4));
        var outer = new Mixture(new MixturePart(new RealExamples(), 0.5), new MixturePart(inner, 1.5));
        PenaltySample sample = outer.Sample(
            Tensor.Ones([100, 1], ElementType.Float64), Tensor.Zeros([100, 1], ElementType.Float64), Random());
        Assert.All(sample.Points.ToArray<double>().Zip(sample.Mass!.ToArray<double>()),
            pair => Assert.Equal(pair.First == 1 ? 2 : 8, pair.Second));
    }

    [Fact]
    public void Mixtures_without_parts_or_with_weights_that_are_not_positive_are_refused()
    {
        Assert.Equal("mixture: there is nothing to mix. Got 0 measures. Give at least one.",
            Assert.Throws<ArgumentException>(() => new Mixture()).Message);
        Assert.Equal("Mixture: Weight is out of range. Got 0. Use a number above 0. (Parameter 'Weight')",
            Assert.Throws<ArgumentOutOfRangeException>(() => new MixturePart(new RealExamples(), 0)).Message);
    }
}
