using System.Numerics;
using Xunit;

namespace Saddle.Games.Tests;

/// <summary>Compares sets of eigenvalues.</summary>
internal static class SameEigenvalues
{
    /// <summary>Each expected number has a partner of its own within the tolerance.</summary>
    public static void Within(IEnumerable<Complex> expected, IEnumerable<Complex> actual, double tolerance)
    {
        List<Complex> rest = [.. actual];
        foreach (Complex value in expected)
        {
            Complex nearest = rest.MinBy(other => Complex.Abs(other - value));
            Assert.True(Complex.Abs(nearest - value) <= tolerance, $"{value} has no partner; nearest is {nearest}.");
            rest.Remove(nearest);
        }

        Assert.Empty(rest);
    }
}
