using Saddle.Games;
using Saddle.Games.Adjustments;
using Saddle.Games.Library;
using Saddle.Games.Motions;

namespace Saddle.Reproductions.Consensus08;

/// <summary>Where 500 steps of 0.2 from (1, 1) end.</summary>
internal sealed record DiracTrajectories : Experiment
{
    private const int Steps = 500;

    private static readonly Row[] s_ends =
    [
        new("minimax", "minimax", [], new Simultaneous(), 3.097),
        new("non-saturating", "non-saturating", [], new Simultaneous(), 0.6402),
        new("WGAN", "wgan", [], new Simultaneous(), 2.56e4),
        new("WGAN-GP", "wgan-gp", [("lambda", 0.7), ("target", 1)], new Simultaneous(), 1.802),
        new("R1 0.3", "r1", [("gamma", 0.3)], new Simultaneous(), 2.64e-6),
        new("consensus 1", "minimax", [], new Adjusted(new Simultaneous(), new Consensus(1)), 2.58e-10),
        new("minimax, alternating", "minimax", [], new Alternating(), 1.421),
        new("WGAN, alternating", "wgan", [], new Alternating(), 1.398),
        new("R1 0.3, alternating", "r1", [("gamma", 0.3)], new Alternating(), 2.30e-7),
    ];

    public override int Number => 4;

    public override string Title => "trajectories of the Dirac-GAN";

    internal override void Run(Laboratory laboratory)
    {
        foreach (Row row in s_ends)
        {
            double found = Radii(row.Dynamics, row.Variant, row.Settings)[^1];
            laboratory.Table.Check($"Dirac: {row.Name}, distance at the end", $"{Laboratory.Text(row.End)} ± 1 %",
                Laboratory.Text(found), Math.Abs(found / row.End - 1) <= 0.01);
        }

        double strong = Radii(new Simultaneous(), "r1", ("gamma", 1))[^1];
        laboratory.Table.Check("Dirac: R1 1, distance at the end", "< 1e-15", Laboratory.Text(strong), strong < 1e-15);
        double[] kinked = Radii(new Simultaneous(), "wgan-gp", ("lambda", 0.7), ("target", 1));
        laboratory.Table.Check("Dirac: WGAN-GP, least distance in 500 steps; in the last 100", ">= 1.35; >= 1.619",
            Laboratory.Text(kinked.Min(), kinked[^100..].Min()), kinked.Min() >= 1.35 && kinked[^100..].Min() >= 1.619);
    }

    private static double[] Radii(Dynamics dynamics, string variant, params (string, double)[] settings)
    {
        KnownGame game = GameCatalogue.Named("dirac").Make(variant, settings);
        var trajectory = new Trajectory(dynamics, game.Start, [0.2], game.Rule);
        return [.. Enumerable.Range(0, Steps).Select(_ =>
        {
            trajectory.Advance();
            return Math.Sqrt(trajectory.At.ToArray().Sum(x => x * x));
        })];
    }

    private sealed record Row(string Name, string Variant, (string, double)[] Settings, Dynamics Dynamics, double End);
}
