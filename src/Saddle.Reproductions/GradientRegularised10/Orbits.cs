using Saddle.Games;
using Saddle.Games.Adjustments;
using Saddle.Games.Library;
using Saddle.Games.Motions;

namespace Saddle.Reproductions.GradientRegularised10;

/// <summary>The linear-quadratic WGAN orbits for ever; paying for the critic's gradient ends that.</summary>
internal sealed record Orbits : Experiment
{
    private static readonly (string Variant, double Weight, double Generator, double Critic)[] s_ends =
    [
        ("wgan", 0, 0.5455, 0.3762), ("wgan", 0.5, 0.99995, 5.2e-5),
        ("gan", 0, 0.96997, 0.06733), ("gan", 0.5, 0.99496, 0.00527),
    ];

    public override int Number => 5;

    public override string Title => "orbits and end points";

    internal override void Run(Laboratory laboratory)
    {
        var flow = new Trajectory(new RungeKutta(), Start("wgan"), [1e-3]);
        double before = Invariant(flow.At), drift = 0;
        for (int part = 0; part < 10; part++)
        {
            flow.Advance(5000);
            drift = Math.Max(drift, Math.Abs(Invariant(flow.At) - before));
        }

        laboratory.Table.Check("orbit: drift of w² + a²/2 - ln|a| until t = 50", "<= 1e-8",
            Laboratory.Text(drift), drift <= 1e-8);
        foreach ((string variant, double weight, double generator, double critic) in s_ends)
        {
            double[] end = End(variant, weight);
            double off = Math.Max(Math.Abs(end[0] - generator), Math.Abs(end[1] - critic));
            laboratory.Table.Check($"end: {variant}, η = {Laboratory.Text(weight)}",
                $"(a, w) = ({Laboratory.Text(generator)}, {Laboratory.Text(critic)})",
                $"off by {Laboratory.Text(off)}", off <= 5e-5);
        }

        double[] critical = End("wgan", 1.5);
        double distance = Math.Max(Math.Abs(critical[0] - 1), Math.Abs(critical[1]));
        laboratory.Table.Check("end: wgan, η = 1.5", "within 1e-9 of (1, 0)",
            Laboratory.Text(distance), distance <= 1e-9);
    }

    private static Point Start(string variant) => LineGans.LinearQuadratic.Make(variant).Start;

    private static double[] End(string variant, double weight)
    {
        var trajectory = new Trajectory(
            new Adjusted(new Simultaneous(), new GradientNormRegulariser(weight)), Start(variant), [0.02]);
        trajectory.Advance(2000);
        return trajectory.At.ToArray();
    }

    private static double Invariant(Point at)
    {
        double[] numbers = at.ToArray();
        return numbers[1] * numbers[1] + numbers[0] * numbers[0] / 2 - Math.Log(Math.Abs(numbers[0]));
    }
}
