using System.Globalization;
using System.Numerics;
using Saddle.Games.Spectra;
using Saddle.Training.Reports;

namespace Saddle.Training.Studies;

/// <summary>The eigenvalues of a flow under the name of what flows.</summary>
/// <param name="Name">What tables and legends call it.</param>
/// <param name="Spectrum">Of the flow w' = -ξ near a point.</param>
public sealed record NamedSpectrum(string Name, Spectrum Spectrum)
{
    private const string Letters = "ox*#%@&";

    /// <summary>The columns of <see cref="AddTo"/>.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["field", "real", "imaginary", "modulus", "residual"];

    /// <summary>Pairs of conjugates once, the leading ones by falling real part.</summary>
    /// <param name="count">At most this many rows; 0 or more.</param>
    /// <returns>A <see cref="TextTable"/> as text, and how many rows were left out.</returns>
    public string Table(int count)
    {
        var table = new TextTable("eigenvalue", "modulus", "|Im/Re|", "largest step", "residual");
        Eigenpair[] shown =
        [
            .. Spectrum.Flow.Where(pair => !IsSecond(pair)).OrderByDescending(pair => NumberText.Clean(pair.Value).Real)
                .ThenByDescending(pair => pair.Value.Magnitude),
        ];
        Eigenpair[] open = [.. Spectrum.IllConditioned];
        foreach (Eigenpair pair in shown.Take(count))
        {
            Complex value = NumberText.Clean(pair.Value);
            table.Row(
                NumberText.Of(value, isPair: value.Imaginary != 0),
                NumberText.Of(value.Magnitude),
                NumberText.Of(Math.Abs(value.Imaginary / value.Real)),
                NumberText.Of(StepBound.Of(value)),
                (open.Contains(pair) ? "ill conditioned: " : pair.Converged ? "" : "not converged: ")
                    + NumberText.Of(pair.RelativeResidual));
        }

        string rest = shown.Length > count
            ? string.Create(CultureInfo.InvariantCulture, $"and {shown.Length - count} rows more\n")
            : "";
        return table + rest + Conditions(open);
    }

    /// <summary>A table of what sets spectra side by side: before and after a change.</summary>
    public static string Compared(IEnumerable<NamedSpectrum> spectra)
    {
        var table =
            new TextTable("field", "largest real part", "largest |Im/Re|", "largest step", "leading eigenvalues");
        foreach ((string name, Spectrum spectrum) in spectra)
        {
            table.Row(
                name,
                NumberText.Of(spectrum.MaxRealPart),
                NumberText.Of(spectrum.MaxRatio),
                NumberText.Of(spectrum.Bound.Step),
                string.Join(", ", spectrum.Flow.Where(pair => !IsSecond(pair)).Take(2)
                    .Select(pair => NumberText.Of(pair.Value, isPair: pair.Value.Imaginary != 0))));
        }

        return table.ToString();
    }

    /// <summary>The complex plane with the imaginary axis, left of which eigenvalues attract.</summary>
    /// <param name="spectra">At least one; of more than seven the first ones are shown, each by a letter.</param>
    /// <returns>A <see cref="CharacterPlot"/> as text, and below it which letter is which.</returns>
    /// <remarks>Shows the first spectrum whole, and of the others what is not far beyond it.</remarks>
    public static string Draw(IReadOnlyList<NamedSpectrum> spectra)
    {
        double far = 3 * spectra[0].Spectrum.Flow.Max(pair => pair.Value.Magnitude);
        (Complex Value, char Letter)[] marks =
        [
            .. spectra.Take(Letters.Length).SelectMany((named, i) =>
                named.Spectrum.Flow.Select(pair => (Value: NumberText.Clean(pair.Value), Letters[i])))
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

    /// <summary>Adds a row per eigenvalue, both of a pair, in full precision.</summary>
    /// <param name="table">A table of <see cref="Columns"/>.</param>
    /// <param name="spectra">Any number of spectra.</param>
    public static void AddTo(CsvTable table, IEnumerable<NamedSpectrum> spectra)
    {
        foreach ((string name, Spectrum spectrum) in spectra)
        {
            foreach (Eigenpair pair in spectrum.Flow)
            {
                table.Row(name, NumberText.Exact(pair.Value.Real), NumberText.Exact(pair.Value.Imaginary),
                    NumberText.Exact(pair.Value.Magnitude), NumberText.Exact(pair.Residual));
            }
        }
    }

    private static string Conditions(Eigenpair[] open) => open.Length == 0
        ? ""
        : Lines.Of("condition", string.Create(CultureInfo.InvariantCulture,
            $"up to {open.Max(pair => pair.Condition):G2} at {open.Length} values, which may be far from eigenvalues"));

    private static bool IsSecond(Eigenpair pair) => pair.Value.Imaginary < 0;
}
