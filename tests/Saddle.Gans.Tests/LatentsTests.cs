using Xunit;

namespace Saddle.Gans.Tests;

public sealed class LatentsTests
{
    [Fact]
    public void Latents_do_not_depend_on_how_many_are_asked_for() =>
        Assert.Equal(Latents.Normal(3, 5, 1).ToArray<float>(), Latents.Normal(9, 5, 1).ToArray<float>()[..15]);

    [Fact]
    public void Latents_have_mean_0_and_variance_1()
    {
        float[] values = Latents.Normal(1000, 20, 2).ToArray<float>();
        Assert.Equal(0, values.Average(), 0.03f);
        Assert.Equal(1, values.Average(value => value * value), 0.04f);
    }

    [Fact]
    public void Truncation_bounds_every_number()
    {
        float[] values = Latents.Normal(100, 20, 2, truncation: 0.5).ToArray<float>();
        Assert.All(values, value => Assert.InRange(value, -0.5f, 0.5f));
        Assert.Equal(values.Length, values.Distinct().Count());
    }

    [Fact]
    public void Too_small_a_truncation_is_refused()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Latents.Normal(1, 1, 0, 0.01));
        Assert.StartsWith(
            "latents: the truncation must be at least 0.05. Got 0.01. Use a number such as 0.7.", error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Arcs_start_and_end_at_the_given_vectors_and_keep_the_norm()
    {
        float[] from = [3, 0], to = [0, 3];
        float[] arc = Latents.Spherical(from, to, 5).ToArray<float>();
        Assert.Equal(from, arc[..2]);
        Assert.All(arc.Chunk(2), point => Assert.Equal(9, point[0] * point[0] + point[1] * point[1], 1e-4f));
        Assert.Equal(arc[4], arc[5], 1e-5f);
        Assert.Equal([0f, 3f], arc[8..].Select(value => MathF.Round(value, 5)));
    }

    [Fact]
    public void Parallel_vectors_are_joined_by_a_line() =>
        Assert.Equal([1f, 2f, 3f], Latents.Spherical([1f], [3f], 3).ToArray<float>());
}
