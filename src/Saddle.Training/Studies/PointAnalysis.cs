using System.Globalization;
using System.Numerics;
using System.Text;
using Saddle.Games;
using Saddle.Games.Adjustments;
using Saddle.Games.Markets;
using Saddle.Games.Motions;
using Saddle.Games.Spectra;

namespace Saddle.Training.Studies;

/// <summary>What the Jacobian of a small game says at a point.</summary>
/// <remarks>All entries are computed: for games of up to about a thousand numbers.</remarks>
public sealed class PointAnalysis
{
    private const int Rows = 10;
    private const int MostToClassify = 50;
    private readonly GameJacobian _jacobian;
    private readonly Point _at;

    /// <summary>Computes the spectra.</summary>
    /// <param name="at">One point in float64.</param>
    /// <param name="dynamics">Dynamics whose adjustments of the field get a spectrum of their own.</param>
    /// <param name="beside">A spectrum of something else to set beside; null for none.</param>
    /// <exception cref="GameException">The field is not differentiable there.</exception>
    public PointAnalysis(Point at, IEnumerable<NamedDynamics> dynamics, NamedSpectrum? beside)
    {
        _at = at;
        _jacobian = new GameJacobian(at);
        _jacobian.RequireDifferentiable();
        Plain = new NamedSpectrum(at.Game.Name, Spectrum.Of(_jacobian.ToDense()));
        Spectra = [Plain, .. beside is null ? [] : (NamedSpectrum[])[beside], .. dynamics.SelectMany(Adjusted)];
    }

    /// <summary>Of the game's own field.</summary>
    public NamedSpectrum Plain { get; }

    /// <summary>That, what is set beside, and those of the field as dynamics adjust it.</summary>
    /// <remarks>Adjustments with a kink at the point are left out, such as those that look at signs.</remarks>
    public IReadOnlyList<NamedSpectrum> Spectra { get; }

    /// <summary>The field's norm, all players together; 0 at an equilibrium.</summary>
    public double FieldNorm() => Math.Sqrt(_jacobian.FieldValue().Sum(x => x * x));

    /// <summary>How far the computed eigenvalues are from known ones, matched one to one.</summary>
    /// <param name="known">Eigenvalues of J, in any order.</param>
    /// <returns>The largest distance of a pair; NaN where there are fewer known ones.</returns>
    public double DistanceFrom(IReadOnlyList<Complex> known)
    {
        List<Complex> rest = [.. known.Select(value => -value)];
        double worst = 0;
        foreach (Complex value in Plain.Spectrum.Flow.Select(pair => pair.Value))
        {
            if (rest.Count == 0)
            {
                return double.NaN;
            }

            Complex nearest = rest.MinBy(other => (other - value).Magnitude);
            worst = Math.Max(worst, (nearest - value).Magnitude);
            rest.Remove(nearest);
        }

        return worst;
    }

    /// <summary>Table, verdict, and the sizes of attraction and rotation, as text.</summary>
    /// <param name="known">Eigenvalues of J in closed form; null where there is no formula.</param>
    public string Describe(IReadOnlyList<Complex>? known)
    {
        Verdict verdict = Verdict.Of(Plain.Spectrum);
        JacobianParts parts = _jacobian.Parts();
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture,
            $"Eigenvalues of the flow w' = -xi: {Plain.Spectrum.Flow.Length} of {Plain.Spectrum.Size}\n");
        text.Append(Plain.Table(Rows));
        text.Append(Lines.Of("verdict", $"{verdict.Words}: {verdict.Evidence}"));
        text.Append(
            known is null ? "" : Lines.Of("closed form", $"off by {NumberText.Of(DistanceFrom(known))} at most"));
        text.Append(Lines.Of("numerical abscissa", NumberText.Of(Plain.Spectrum.NumericalAbscissa)));
        text.Append(Lines.Of("attraction |S|", $"{NumberText.Of(parts.Symmetric.Norm)}, own curvature |B| "
            + $"{NumberText.Of(parts.Own.Norm)}"));
        text.Append(Lines.Of("rotation |A|", NumberText.Of(parts.Antisymmetric.Norm)));
        text.Append(_at.Game.Size > MostToClassify ? "" : Lines.Of("market |S - B| / |J|", Market()));
        return text.ToString();
    }

    private string Market()
    {
        try
        {
            GameClass found = GameClass.Of(_at);
            return $"up to {NumberText.Of(found.Market)} at 20 points around: " + (found.Violators is { } pair
                ? $"no smooth market, by {pair.First} and {pair.Second}"
                : "a smooth market");
        }
        catch (GameException)
        {
            return "-";
        }
    }

    private IEnumerable<NamedSpectrum> Adjusted(NamedDynamics named)
    {
        if (named.Dynamics is not Adjusted { By: Adjustment by })
        {
            yield break;
        }

        if (Try(by) is { } spectrum)
        {
            yield return new NamedSpectrum(named.Name, spectrum);
        }
    }

    private Spectrum? Try(Adjustment by)
    {
        try
        {
            return Spectrum.Of(_at, adjustment: by);
        }
        catch (GameException)
        {
            return null;
        }
    }
}
