using System.Numerics;
using Saddle.Games;
using Saddle.Games.Adjustments;
using Saddle.Games.Library;
using Saddle.Games.Spectra;
using Saddle.Settings;

namespace Saddle.Reproductions.Consensus08;

/// <summary>Eigenvalues of the flow of every Dirac-GAN at its equilibrium, all through one code path.</summary>
internal sealed record DiracSpectra : Experiment
{
    private const double Js = 0.5;

    private static readonly Row[] s_rows =
    [
        new("minimax", Dirac("minimax"), null, Turn(0, Js), 1e-8),
        new("non-saturating", Dirac("non-saturating"), null, Turn(0, Js), 1e-8),
        new("WGAN", Dirac("wgan"), null, Turn(0, 1), 1e-8),
        new("instance noise 1", Dirac("noise").With(DiracGan.Deviation, 1), null, Pair(-0.25, Js * Js), 1e-6),
        new("instance noise 2", Dirac("noise").With(DiracGan.Deviation, 2), null, Pair(-1, Js * Js), 1e-6),
        new("WGAN with instance noise 1", Dirac("wgan-noise").With(DiracGan.Deviation, 1), null, Turn(0, 1), 1e-6),
        new("R1 0.3", Dirac("r1").With(DiracGan.Gamma, 0.3), null, Pair(-0.15, Js * Js), 1e-8),
        new("R1 3", Dirac("r1").With(DiracGan.Gamma, 3), null, Pair(-1.5, Js * Js), 1e-8),
        new("R2 0.3", Dirac("r2").With(DiracGan.Gamma, 0.3), null, Pair(-0.15, Js * Js), 1e-8),
        new("WGAN with R1 0.3", Dirac("wgan-r1").With(DiracGan.Gamma, 0.3), null, Pair(-0.15, 1), 1e-8),
        new("simple penalty 0.5 of mass 3", Dirac("simple-gp").With(DiracGan.Rho, 0.5).With(DiracGan.Mass, 3), null,
            Pair(-0.75, 1), 1e-8),
        new("consensus 1", Dirac("minimax"), new Consensus(1), Turn(-0.25, Js), 1e-8),
        new("WGAN with consensus 0.5", Dirac("wgan"), new Consensus(0.5), Turn(-0.5, 1), 1e-8),
        new("generator's gradient norm 1", Dirac("minimax"), new GradientNormRegulariser(1), Pair(-0.25, Js * Js),
            1e-8),
        new("WGAN, generator's gradient norm 2", Dirac("wgan"), new GradientNormRegulariser(2), Pair(-2, 1), 1e-8),
    ];

    public override int Number => 2;

    public override string Title => "spectra of the Dirac-GAN";

    internal override void Run(Laboratory laboratory)
    {
        foreach (Row row in s_rows)
        {
            Point at = row.Game.Make().Equilibrium!;
            Complex[] found = [.. new GameJacobian(at, adjustment: row.By).ToDense().Eigenvalues().Select(x => -x)];
            double error = Math.Min(Gap(found, row.Flow), Gap(found, [row.Flow[1], row.Flow[0]]));
            laboratory.Table.Check(
                $"Dirac: {row.Name}", Text(row.Flow), $"error {Laboratory.Text(error)}", error <= row.Most);
        }

        Game nonSaturating = Dirac("non-saturating").Make().Game;
        double rate = Enumerable.Range(0, 20).Max(draw => EnergyGap(nonSaturating, (uint)draw));
        laboratory.Table.Check("Dirac: non-saturating energy rate minus -θψ tanh(θψ/2)", "<= 1e-12",
            Laboratory.Text(rate), rate <= 1e-12);
    }

    private static Choice<KnownGame> Dirac(string variant) => DiracGan.Game.Choose(variant);

    /// <summary>Both eigenvalues of half the trace and a determinant.</summary>
    private static Complex[] Pair(double halfTrace, double determinant)
    {
        var root = Complex.Sqrt(new Complex(halfTrace * halfTrace - determinant, 0));
        return [halfTrace + root, halfTrace - root];
    }

    private static Complex[] Turn(double real, double imaginary) => [new(real, imaginary), new(real, -imaginary)];

    private static double Gap(Complex[] found, Complex[] expected) =>
        found.Zip(expected, (one, other) => (one - other).Magnitude).Max();

    private static string Text(Complex[] flow) => flow[0].Imaginary == 0
        ? Laboratory.Text(flow[0].Real, flow[1].Real)
        : $"{Laboratory.Text(flow[0].Real)} ± {Laboratory.Text(flow[0].Imaginary)}i";

    private static double EnergyGap(Game game, uint draw)
    {
        double[] numbers = RandomMatrix.Numbers(2, draw);
        Point at = game.Point(numbers);
        double product = numbers[0] * numbers[1];
        return Math.Abs(-at.Dot(game.FieldOn().At(at)).ToScalar() + product * Math.Tanh(product / 2));
    }

    /// <summary>A game, and both eigenvalues of its flow.</summary>
    private sealed record Row(
        string Name, Choice<KnownGame> Game, Adjustment? By, Complex[] Flow, double Most);
}
