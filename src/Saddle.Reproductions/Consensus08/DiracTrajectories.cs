using Saddle.Games;
using Saddle.Games.Adjustments;
using Saddle.Games.Library;
using Saddle.Games.Motions;
using Saddle.Settings;

namespace Saddle.Reproductions.Consensus08;

/// <summary>Where 500 steps of 0.2 from (1, 1) end.</summary>
internal sealed record DiracTrajectories : Experiment
{
    private const int Steps = 500;

    private static readonly Row[] s_ends =
    [
        new("minimax", Dirac("minimax"), new Simultaneous(), 3.097),
        new("non-saturating", Dirac("non-saturating"), new Simultaneous(), 0.6402),
        new("WGAN", Dirac("wgan"), new Simultaneous(), 2.56e4),
        new("WGAN-GP", Dirac("wgan-gp").With(DiracGan.Lambda, 0.7).With(DiracGan.Target, 1), new Simultaneous(), 1.802),
        new("R1 0.3", Dirac("r1").With(DiracGan.Gamma, 0.3), new Simultaneous(), 2.64e-6),
        new("consensus 1", Dirac("minimax"), new Adjusted(new Simultaneous(), new Consensus(1)), 2.58e-10),
        new("minimax, alternating", Dirac("minimax"), new Alternating(), 1.421),
        new("WGAN, alternating", Dirac("wgan"), new Alternating(), 1.398),
        new("R1 0.3, alternating", Dirac("r1").With(DiracGan.Gamma, 0.3), new Alternating(), 2.30e-7),
    ];

    public override int Number => 4;

    public override string Title => "trajectories of the Dirac-GAN";

    internal override void Run(Laboratory laboratory)
    {
        foreach (Row row in s_ends)
        {
            double found = Radii(row.Dynamics, row.Game)[^1];
            laboratory.Table.Check($"Dirac: {row.Name}, distance at the end", $"{Laboratory.Text(row.End)} ± 1 %",
                Laboratory.Text(found), Math.Abs(found / row.End - 1) <= 0.01);
        }

        double strong = Radii(new Simultaneous(), Dirac("r1").With(DiracGan.Gamma, 1))[^1];
        laboratory.Table.Check("Dirac: R1 1, distance at the end", "< 1e-15", Laboratory.Text(strong), strong < 1e-15);
        double[] kinked = Radii(new Simultaneous(), Dirac("wgan-gp"));
        laboratory.Table.Check("Dirac: WGAN-GP, least distance in 500 steps; in the last 100", ">= 1.35; >= 1.619",
            Laboratory.Text(kinked.Min(), kinked[^100..].Min()), kinked.Min() >= 1.35 && kinked[^100..].Min() >= 1.619);
    }

    private static Choice<KnownGame> Dirac(string variant) => DiracGan.Game.Choose(variant);

    private static double[] Radii(Dynamics dynamics, Choice<KnownGame> choice)
    {
        KnownGame game = choice.Make();
        var trajectory = new Trajectory(dynamics, game.Start, [0.2], game.Rule);
        return [.. Enumerable.Range(0, Steps).Select(_ =>
        {
            trajectory.Advance();
            return Math.Sqrt(trajectory.At.ToArray().Sum(x => x * x));
        })];
    }

    private sealed record Row(string Name, Choice<KnownGame> Game, Dynamics Dynamics, double End);
}
