using System.Globalization;
using Saddle.Data.Points;
using Xunit;

namespace Saddle.Data.Tests.Points;

public sealed class PointStreamTests
{
    public static TheoryData<PointDistribution> All => [new Ring(), new Grid(), new SwissRoll(), new TwoMoons()];

    [Theory]
    [MemberData(nameof(All))]
    public void A_point_depends_on_seed_stream_step_and_index_alone(PointDistribution distribution)
    {
        var stream = new PointStream(distribution, seed: 4);
        float[] large = BatchStreamTests.Samples(stream, 9, 64);
        Assert.Equal(large[..20], BatchStreamTests.Samples(new PointStream(distribution, 4), 9, 10));
        Assert.NotEqual(large, BatchStreamTests.Samples(stream, 10, 64));
        Assert.NotEqual(large, BatchStreamTests.Samples(new PointStream(distribution, 5), 9, 64));
        Assert.NotEqual(large, BatchStreamTests.Samples(new PointStream(distribution, 4, stream: 1), 9, 64));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(25)]
    public void Blobs_lie_at_their_centres_with_equal_shares_and_the_stated_spread(int modes)
    {
        PointDistribution distribution = modes == 8 ? new Ring() : new Grid();
        double spread = modes == 8 ? 0.02 / 1.414 : 0.05 / 2.828;
        const int Count = 50_000;
        TensorBuffer[] batch = new PointStream(distribution, 1).Draw(step: 0, Count);
        Span<float> points = batch[0].Span<float>();
        long[] labels = batch[1].Span<long>().ToArray();
        double squares = 0;
        for (int i = 0; i < Count; i++)
        {
            LabelledPoint centre = distribution.Centres[(int)labels[i]];
            squares += Math.Pow(points[2 * i] - centre.X, 2) + Math.Pow(points[2 * i + 1] - centre.Y, 2);
        }

        // Standard error of the spread is spread / sqrt(4 · count), 0.22 %; the bound is over four of them.
        Assert.InRange(Math.Sqrt(squares / (2 * Count)), spread * 0.99, spread * 1.01);
        double share = (double)Count / modes;
        Assert.All(labels.GroupBy(label => label), mode =>
            Assert.InRange(mode.Count(), share - 5 * Math.Sqrt(share), share + 5 * Math.Sqrt(share)));
        Assert.Equal(modes, labels.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Labels_are_a_part_where_there_are_modes(PointDistribution distribution)
    {
        var stream = new PointStream(distribution, seed: 4);
        Assert.Equal(new TensorSpec([2], ElementType.Float32, "points"), stream.Specs[0]);
        Assert.Equal(distribution.ClassCount > 0 ? 2 : 1, stream.Specs.Count);
    }

    [Fact]
    public void Centres_are_the_published_ones()
    {
        LabelledPoint second = new Ring().Centres[1];
        Assert.Equal(Math.Sqrt(2) / 1.414, second.X, 12);
        Assert.Equal(Math.Sqrt(2) / 1.414, second.Y, 12);
        Assert.Equal([-4 / 2.828, -2 / 2.828, 0, 2 / 2.828, 4 / 2.828],
            new Grid().Centres.Select(centre => centre.X).Distinct());
        Assert.Equal(25, new Grid().Centres.Distinct().Count());
    }

    [Fact]
    public void The_roll_without_noise_lies_on_its_spiral()
    {
        float[] points = BatchStreamTests.Samples(new PointStream(new SwissRoll(Noise: 0), 2), 0, 500);
        foreach (float[] point in points.Chunk(2))
        {
            double t = 7.5 * Math.Sqrt(point[0] * point[0] + point[1] * point[1]);
            Assert.InRange(t, 1.5 * Math.PI - 1e-4, 4.5 * Math.PI + 1e-4);
            Assert.Equal(t * Math.Cos(t) / 7.5, point[0], 1e-4);
        }
    }

    [Fact]
    public void Moons_without_noise_lie_on_their_half_circles_around_the_origin()
    {
        TensorBuffer[] batch = new PointStream(new TwoMoons(Noise: 0), 2).Draw(step: 0, count: 10_000);
        float[] points = batch[0].Span<float>().ToArray();
        Span<long> labels = batch[1].Span<long>();
        for (int i = 0; i < labels.Length; i++)
        {
            float side = labels[i] == 0 ? 1 : -1;
            double x = side * points[2 * i] + 0.5;
            double y = side * points[2 * i + 1] + 0.25;
            Assert.Equal(1, x * x + y * y, 5);
            Assert.True(y >= -1e-6);
        }

        Assert.InRange(points.Average(), -0.02, 0.02);
    }

    // The content hash of a distribution, which resumed runs compare, is made from this text.
    [Fact]
    public void A_distribution_reads_as_its_parameters() =>
        Assert.Equal("Ring { Modes = 8, Radius = 2, StandardDeviation = 0.02, Scale = 1.414 }", new Ring().ToString());

    [Fact]
    public void A_distribution_reads_the_same_in_every_culture()
    {
        CultureInfo kept = CultureInfo.CurrentCulture;
        var commas = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        commas.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture = commas;
        try
        {
            Assert.Equal("1,5", $"{1.5}");
            Assert.Equal("SwissRoll { Noise = 0.25, Scale = 7.5 }", new SwissRoll().ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = kept;
        }
    }

    [Fact]
    public void Filling_allocates_nothing()
    {
        var stream = new PointStream(new Grid(), 1);
        TensorBuffer[] batch = stream.Draw(step: 0, count: 128);
        long before = GC.GetAllocatedBytesForCurrentThread();
        stream.Fill(1, batch);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
