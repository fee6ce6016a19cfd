using Saddle.Games.Spectra;
using Saddle.Training.Studies;
using Xunit;

namespace Saddle.Training.Tests.Studies;

public class NamedSpectrumTests
{
    [Fact]
    public void Conditions_are_shown_where_they_leave_eigenvalues_open()
    {
        Assert.DoesNotContain("condition", Table(0), StringComparison.Ordinal);
        Assert.DoesNotContain("condition", Table(0.1), StringComparison.Ordinal);
        string table = Table(5);
        Assert.Contains("ill conditioned: ", table, StringComparison.Ordinal);
        Assert.Contains("at 60 values, which may be far from eigenvalues\n", table, StringComparison.Ordinal);
    }

    /// <summary>Diagonal entries from 0.9 on, equal ones where the entry beside them is large.</summary>
    private static string Table(double beside)
    {
        var entries = new double[60, 60];
        for (int i = 0; i < 60; i++)
        {
            entries[i, i] = beside == 5 ? 0.9 : 0.9 + i;
            if (i > 0)
            {
                entries[i - 1, i] = beside;
            }
        }

        return new NamedSpectrum("bidiagonal", Spectrum.Of(new DenseOperator(entries))).Table(10);
    }
}
