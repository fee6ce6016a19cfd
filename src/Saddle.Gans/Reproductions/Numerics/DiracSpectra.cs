using System.Numerics;
using Saddle.Games;
using Saddle.Games.Adjustments;
using Saddle.Games.Library;
using Saddle.Games.Spectra;

namespace Saddle.Gans.Reproductions.Numerics;

/// <summary>Eigenvalues of the flow of every Dirac-GAN at its equilibrium, all through one code path.</summary>
internal sealed record DiracSpectra : Experiment
{
    private const double Js = 0.5;

    private static readonly Row[] s_rows =
    [
        new("minimax", "minimax", [], null, new(0, Js), 1e-8),
        new("non-saturating", "non-saturating", [], null, new(0, Js), 1e-8),
        new("WGAN", "wgan", [], null, new(0, 1), 1e-8),
        new("instance noise 1", "noise", [("deviation", 1)], null, Pair(-0.25, Js * Js), 1e-6),
        new("instance noise 2", "noise", [("deviation", 2)], null, Pair(-1, Js * Js), 1e-6),
        new("WGAN with instance noise 1", "wgan-noise", [("deviation", 1)], null, new(0, 1), 1e-6),
        new("R1 0.3", "r1", [("gamma", 0.3)], null, Pair(-0.15, Js * Js), 1e-8),
        new("R1 3", "r1", [("gamma", 3)], null, Pair(-1.5, Js * Js), 1e-8),
        new("R2 0.3", "r2", [("gamma", 0.3)], null, Pair(-0.15, Js * Js), 1e-8),
        new("WGAN with R1 0.3", "wgan-r1", [("gamma", 0.3)], null, Pair(-0.15, 1), 1e-8),
        new("simple penalty 0.5 of mass 3", "simple-gp", [("rho", 0.5), ("mass", 3)], null, Pair(-0.75, 1), 1e-8),
        new("consensus 1", "minimax", [], new Consensus(1), new(-0.25, Js), 1e-8),
        new("WGAN with consensus 0.5", "wgan", [], new Consensus(0.5), new(-0.5, 1), 1e-8),
        new("generator's gradient norm 1", "minimax", [], new GradientNormRegulariser(1), Pair(-0.25, Js * Js), 1e-8),
        new("WGAN, generator's gradient norm 2", "wgan", [], new GradientNormRegulariser(2), Pair(-2, 1), 1e-8),
    ];

    public override int Number => 2;

    public override string Title => "spectra of the Dirac-GAN";

    internal override void Run(Laboratory laboratory)
    {
        LibraryGame dirac = GameCatalogue.Named("dirac");
        foreach (Row row in s_rows)
        {
            Point at = dirac.Make(row.Variant, row.Settings).Equilibrium!;
            Complex found = -new GameJacobian(at, adjustment: row.By).ToDense().Eigenvalues()[^1];
            double error = Complex.Abs(new Complex(found.Real, Math.Abs(found.Imaginary)) - row.Flow);
            laboratory.Table.Check(
                $"Dirac: {row.Name}", Text(row.Flow), $"error {Laboratory.Text(error)}", error <= row.Most);
        }

        double rate = Enumerable.Range(0, 20).Max(draw => EnergyGap(dirac.Make("non-saturating").Game, (uint)draw));
        laboratory.Table.Check("Dirac: non-saturating energy rate minus -θψ tanh(θψ/2)", "<= 1e-12",
            Laboratory.Text(rate), rate <= 1e-12);
    }

    /// <summary>The eigenvalue of half the trace and a determinant with the largest real and imaginary part.</summary>
    private static Complex Pair(double halfTrace, double determinant) =>
        halfTrace + Complex.Sqrt(new Complex(halfTrace * halfTrace - determinant, 0));

    private static string Text(Complex value) => value.Imaginary == 0
        ? Laboratory.Text(value.Real)
        : $"{Laboratory.Text(value.Real)} ± {Laboratory.Text(value.Imaginary)}i";

    private static double EnergyGap(Game game, uint draw)
    {
        double[] numbers = RandomMatrix.Numbers(2, draw);
        Point at = game.Point(numbers);
        double product = numbers[0] * numbers[1];
        return Math.Abs(-at.Dot(game.FieldOn().At(at)).ToScalar() + product * Math.Tanh(product / 2));
    }

    /// <summary>A game, and the eigenvalue of its flow with the largest real and imaginary part.</summary>
    private sealed record Row(
        string Name, string Variant, (string, double)[] Settings, Adjustment? By, Complex Flow, double Most);
}
