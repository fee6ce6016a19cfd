using System.Numerics;
using Saddle.Games;
using Saddle.Games.Library;
using Saddle.Games.Motions;
using Saddle.Games.Spectra;
using Saddle.Settings;

namespace Saddle.Reproductions.Consensus08;

/// <summary>Differentiated steps on the Dirac-GAN against their closed forms, and the bound of the step.</summary>
internal sealed record DiscreteOperators : Experiment
{
    private const double Slope = 0.5;

    public override int Number => 3;

    public override string Title => "discrete operators";

    internal override void Run(Laboratory laboratory)
    {
        void Row(string claim, double found, double expected) => laboratory.Table.Check(
            claim, Laboratory.Text(expected), $"error {Laboratory.Text(Math.Abs(found - expected))}",
            Math.Abs(found - expected) <= 1e-9);
        Point minimax = Equilibrium(DiracGan.Game.Choose("minimax"));
        Point damped = Equilibrium(DiracGan.Game.Choose("r1").With(DiracGan.Gamma, 0.3));
        foreach ((int generator, int critic, double step) in
            ((int, int, double)[])[(1, 1, 0.2), (2, 3, 0.4), (5, 1, 1.5)])
        {
            double a = Math.Sqrt(generator * critic) * step * Slope;
            Complex found = Multiplier(Alternating.Counting(generator, critic), minimax, step);
            Row($"alternating {generator}:{critic}, h = {Laboratory.Text(step)}: real part", found.Real, 1 - a * a / 2);
            Row($"alternating {generator}:{critic}, h = {Laboratory.Text(step)}: modulus", found.Magnitude, 1);
        }

        Row("simultaneous, h = 0.2: modulus", Multiplier(new Simultaneous(), minimax, 0.2).Magnitude, Math.Sqrt(1.01));
        Row("alternating with R1 0.3, h = 0.5: modulus", Multiplier(new Alternating(), damped, 0.5).Magnitude,
            Math.Sqrt(0.85));
        foreach ((double step, bool contracts) in ((double, bool)[])[(1.19, true), (1.21, false)])
        {
            double radius = Multiplier(new Simultaneous(), damped, step).Magnitude;
            laboratory.Table.Check($"simultaneous with R1 0.3, h = {Laboratory.Text(step)}: radius - 1",
                contracts ? "< 0" : "> 0", Laboratory.Text(radius - 1), radius < 1 == contracts);
        }

        double bound = Enumerable.Range(0, 1000).Max(draw => BoundGap((uint)draw));
        laboratory.Table.Check("the bound h of 1,000 random λ: |1 + hλ| - 1", "<= 1e-12", Laboratory.Text(bound),
            bound <= 1e-12);
    }

    private static Point Equilibrium(Choice<KnownGame> game) => game.Make().Equilibrium!;

    private static Complex Multiplier(Dynamics dynamics, Point at, double step) =>
        new UpdateJacobian(dynamics, at, [step]).Multipliers()[0];

    private static double BoundGap(uint draw)
    {
        double[] numbers = RandomMatrix.Numbers(2, draw);
        var flow = new Complex(-Math.Abs(numbers[0]), numbers[1]);
        return Math.Abs(Complex.Abs(1 + StepBound.Of(flow) * flow) - 1);
    }
}
