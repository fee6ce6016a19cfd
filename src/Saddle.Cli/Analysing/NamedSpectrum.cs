using System.Globalization;
using System.Numerics;
using Saddle.Games.Spectra;
using Saddle.Training.Reports;

namespace Saddle.Cli.Analysing;

/// <summary>The eigenvalues of a flow under the name of what flows.</summary>
internal sealed record NamedSpectrum(string Name, Spectrum Spectrum)
{
    private const string Letters = "ox*#%@&";

    /// <summary>Pairs of conjugates once, the leading ones by falling real part.</summary>
    /// <param name="count">At most this many rows.</param>
    public string Table(int count)
    {
        var table = new TextTable("eigenvalue", "modulus", "|Im/Re|", "largest step", "residual");
        Eigenpair[] shown =
        [
            .. Spectrum.Flow.Where(pair => !IsSecond(pair)).OrderByDescending(pair => Figures.Clean(pair.Value).Real)
                .ThenByDescending(pair => pair.Value.Magnitude),
        ];
        foreach (Eigenpair pair in shown.Take(count))
        {
            Complex value = Figures.Clean(pair.Value);
            table.Row(
                Figures.Text(value, isPair: value.Imaginary != 0),
                Figures.Text(value.Magnitude),
                Figures.Text(Math.Abs(value.Imaginary / value.Real)),
                Figures.Text(StepBound.Of(value)),
                (pair.Converged ? "" : "not converged: ") + Figures.Text(pair.RelativeResidual));
        }

        string rest = shown.Length > count
            ? string.Create(CultureInfo.InvariantCulture, $"and {shown.Length - count} rows more\n")
            : "";
        return table + rest;
    }

    /// <summary>What sets spectra side by side: before and after a change.</summary>
    public static string Compared(IEnumerable<NamedSpectrum> spectra)
    {
        var table =
            new TextTable("field", "largest real part", "largest |Im/Re|", "largest step", "leading eigenvalues");
        foreach ((string name, Spectrum spectrum) in spectra)
        {
            table.Row(
                name,
                Figures.Text(spectrum.MaxRealPart),
                Figures.Text(spectrum.MaxRatio),
                Figures.Text(spectrum.Bound.Step),
                string.Join(", ", spectrum.Flow.Where(pair => !IsSecond(pair)).Take(2)
                    .Select(pair => Figures.Text(pair.Value, isPair: pair.Value.Imaginary != 0))));
        }

        return table.ToString();
    }

    /// <summary>The complex plane with the imaginary axis, left of which eigenvalues attract.</summary>
    /// <remarks>Shows the first spectrum whole, and of the others what is not far beyond it.</remarks>
    public static string Draw(IReadOnlyList<NamedSpectrum> spectra)
    {
        double far = 3 * spectra[0].Spectrum.Flow.Max(pair => pair.Value.Magnitude);
        (Complex Value, char Letter)[] marks =
        [
            .. spectra.Take(Letters.Length).SelectMany((named, i) =>
                named.Spectrum.Flow.Select(pair => (Value: Figures.Clean(pair.Value), Letters[i])))
                .Where(mark => mark.Value.Magnitude <= far),
        ];
        var plot = new CharacterPlot(
            marks.Select(mark => mark.Value.Real).Append(0), marks.Select(mark => mark.Value.Imaginary).Append(0));
        plot.DrawAxes();
        foreach ((Complex value, char letter) in marks)
        {
            plot.Mark(value.Real, value.Imaginary, letter);
        }

        return plot + string.Join("  ", spectra.Take(Letters.Length).Select((named, i) => $"{Letters[i]} {named.Name}"))
            + "\n";
    }

    /// <summary>Writes <c>spectrum.csv</c>: a row per eigenvalue.</summary>
    public static string Write(ResultFiles files, IEnumerable<NamedSpectrum> spectra) => files.Write(
        "spectrum.csv", ["field", "real", "imaginary", "modulus", "residual"], rows =>
        {
            foreach ((string name, Spectrum spectrum) in spectra)
            {
                foreach (Eigenpair pair in spectrum.Flow)
                {
                    rows.Row(name, Figures.Exact(pair.Value.Real), Figures.Exact(pair.Value.Imaginary),
                        Figures.Exact(pair.Value.Magnitude), Figures.Exact(pair.Residual));
                }
            }
        });

    private static bool IsSecond(Eigenpair pair) => pair.Value.Imaginary < 0;
}
