using Saddle.Games;
using Saddle.Games.Library;
using Saddle.Games.Motions;

namespace Saddle.Reproductions.SimplePenalty11;

/// <summary>Masses that depend on the players bound where the Dirac-GAN is attracted, and how fast.</summary>
internal sealed record PenaltyMasses : Experiment
{
    private const int Angles = 24;
    private const double Step = 0.01;

    public override int Number => 4;

    public override string Title => "masses that depend on the players";

    internal override void Run(Laboratory laboratory)
    {
        (double inside, _) = Growth("simple-gp-falling", 0.69);
        (_, double outside) = Growth("simple-gp-falling", 0.75);
        laboratory.Table.Check("mass 1 - ψ², from radius 0.69: growth in a step", "<= 1 at 24 angles",
            Laboratory.Text(inside), inside <= 1 + 1e-9);
        laboratory.Table.Check("mass 1 - ψ², from radius 0.75: largest ratio", "> 1 (1.186)",
            Laboratory.Text(outside), outside > 1);

        var creeping = new Trajectory(new RungeKutta(), Game("simple-gp-distance").Start, [Step]);
        double before = Math.Sqrt(2), growth = 0;
        for (int time = 1; time <= 200; time++)
        {
            creeping.Advance((long)(1 / Step));
            double now = Radii(creeping.At)[0];
            (growth, before) = (Math.Max(growth, now / before), now);
        }

        laboratory.Table.Check("mass θ², from (1, 1): distance at time 200", "0.1406, never growing",
            Laboratory.Text(before), growth < 1 && Math.Abs(before - 0.1406) < 1e-4);
    }

    /// <summary>Largest ratios of distances to the equilibrium: between neighbouring steps, and to the start.</summary>
    private static (double OfStep, double OfStart) Growth(string variant, double radius)
    {
        double[][] starts =
        [
            .. Enumerable.Range(0, Angles).Select(i => 2 * Math.PI * i / Angles).Select(
                angle => (double[])[radius * Math.Cos(angle), radius * Math.Sin(angle)]),
        ];
        var paths = new Trajectory(new RungeKutta(), Game(variant).Game.Points(starts), [Step]);
        double[] before = Radii(paths.At);
        (double ofStep, double ofStart) = (0, 0);
        for (int step = 0; step < 1000; step++)
        {
            paths.Advance();
            double[] now = Radii(paths.At);
            ofStep = Math.Max(ofStep, now.Zip(before, (after, old) => after / old).Max());
            ofStart = Math.Max(ofStart, now.Max() / radius);
            before = now;
        }

        return (ofStep, ofStart);
    }

    private static KnownGame Game(string variant) => DiracGan.Game.Choose(variant).With(DiracGan.Rho, 1).Make();

    private static double[] Radii(Point at) =>
        (at["theta"].Square() + at["psi"].Square()).Sqrt().Reshape(-1).ToArray<double>();
}
