using Saddle.Games;
using Saddle.Games.Library;
using Saddle.Games.Motions;

namespace Saddle.Reproductions.SimplePenalty11;

/// <summary>Descent on a GAN on the line arrives under every measure, and does not without a penalty.</summary>
internal sealed record QuadraticTraining : Experiment
{
    public override int Number => 6;

    public override string Title => "training on the line";

    internal override void Run(Laboratory laboratory)
    {
        foreach (string measure in (string[])["real", "fake", "interp", "mid", "anchor"])
        {
            double distance = Distance(measure, weight: 1);
            laboratory.Table.Check($"line, ρ 1, {measure}: distance after 2000 steps", "<= 1e-4",
                Laboratory.Text(distance), distance <= 1e-4);
        }

        double free = Distance("real", weight: 0);
        laboratory.Table.Check("line, no penalty: distance after 2000 steps", "0.59", Laboratory.Text(free),
            Math.Abs(free - 0.590) < 1e-3);
    }

    private static double Distance(string measure, double weight)
    {
        KnownGame game = LineGans.LinearQuadratic.Choose(measure).With(LineGans.Rho, weight).Make();
        var path = new Trajectory(new Simultaneous(), game.Start, [0.02]);
        path.Advance(2000);
        Point away = path.At - game.Equilibrium!;
        return Math.Sqrt(away.Dot(away).ToScalar());
    }
}
