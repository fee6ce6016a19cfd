using System.Numerics;
using Saddle.Games.Spectra;
using Xunit;

namespace Saddle.Games.Tests.Spectra;

public sealed class StepBoundTests
{
    [Fact]
    public void The_bound_is_the_printed_form_and_the_edge_of_the_unit_circle()
    {
        for (uint i = 0; i < 1000; i++)
        {
            var value = new Complex(-Math.Abs(CounterRandom.Normal(1, 0, i, 0)), CounterRandom.Normal(1, 0, i, 1));
            double bound = StepBound.Of(value);
            double ratio = value.Imaginary / value.Real;
            double printed = 1 / Math.Abs(value.Real) * 2 / (1 + (ratio * ratio));
            Assert.Equal(1, printed / bound, 1e-12);
            Assert.Equal(1, (1 + (bound * value)).Magnitude, 1e-12);
            Assert.True((1 + (0.999 * bound * value)).Magnitude < 1);
            Assert.True((1 + (1.001 * bound * value)).Magnitude > 1);
        }
    }

    [Fact]
    public void The_smallest_bound_counts_and_names_its_eigenvalue()
    {
        StepBound bound = StepBound.Of([-1, new Complex(-3, 4), new Complex(-3, -4), 1e-14], zero: 1e-12);
        Assert.Equal(new StepBound(2 * (3.0 / 5) / 5, new Complex(-3, 4), 1), bound);
    }

    [Fact]
    public void No_eigenvalue_leaves_every_step_and_a_turning_one_leaves_none()
    {
        Assert.Equal(new StepBound(double.PositiveInfinity, null, 0), StepBound.Of([]));
        Assert.Equal(new StepBound(double.PositiveInfinity, null, 2), StepBound.Of([0, 0]));
        Assert.Equal(new StepBound(0, Complex.ImaginaryOne, 0), StepBound.Of([-1, Complex.ImaginaryOne]));
    }
}
