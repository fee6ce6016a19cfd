using Saddle.Games;
using Saddle.Games.Library;
using Saddle.Games.Motions;

namespace Saddle.Reproductions.SimplePenalty11;

/// <summary>Where an assumption fails, training ends where its start decides, or never.</summary>
internal sealed record FadingPenalty : Experiment
{
    public override int Number => 5;

    public override string Title => "what failing assumptions do";

    internal override void Run(Laboratory laboratory)
    {
        foreach ((double weight, double published) in new[] { (0.5, -0.50387), (1, -0.42349), (5, -0.14947) })
        {
            KnownGame game = LineGans.Degenerate.Choose().With(LineGans.Rho, weight).Make();
            var path = new Trajectory(new RungeKutta(), game.Start, [0.01]);
            path.Advance(20_000);
            (double theta, double psi) = (path.At["theta"].ToScalar(), path.At["psi"].ToScalar());
            laboratory.Table.Check($"fading penalty, ρ {Laboratory.Text(weight)}: end of ψ",
                $"{Laboratory.Text(published)} ± 0.0001",
                psi.ToString("F5", System.Globalization.CultureInfo.InvariantCulture),
                Math.Abs(psi - published) <= 1e-4 && Math.Abs(theta) < 1e-4);
        }

        var kinked = new Trajectory(new Simultaneous(), DiracGan.Game.Make("wgan-gp").Start, [0.2]);
        double least = double.PositiveInfinity;
        for (int step = 0; step < 500; step++)
        {
            kinked.Advance();
            least = Math.Min(least, Math.Sqrt(kinked.At.Dot(kinked.At).ToScalar()));
        }

        laboratory.Table.Check("WGAN-GP on Dirac: least distance in 500 steps", ">= 1.3", Laboratory.Text(least),
            least >= 1.3);
    }
}
