// The smallest GAN (Mescheder et al. 2018): which dynamics bring generator and critic to rest, and what the theory
// says.
using System.Globalization;
using Saddle;
using Saddle.Games;
using Saddle.Games.Adjustments;
using Saddle.Games.Motions;
using Saddle.Games.Spectra;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
long steps = args.Contains("--quick") ? 100 : 500;
const double Rate = 0.2;

// Data at 0, a generator that puts everything at theta, a critic psi·x: one number each.
Tensor Gain(Point at) => -(-at["theta"] * at["psi"]).Softplus();
var dirac = new Game("dirac", new Player("generator", "theta", Gain), new Player("critic", "psi", at => -Gain(at)));

(string Name, Dynamics Dynamics)[] choices =
[
    ("simultaneous", new Simultaneous()),
    ("alternating", new Alternating()),
    ("extragradient", new Extragradient()),
    ("consensus", new Adjusted(new Simultaneous(), new Consensus(1))),
    ("negative momentum", new HeavyBall(-0.5) { Order = new Alternating() }),
];

Console.WriteLine($"flow: {Verdict.Of(Spectrum.Of(dirac.Point(0, 0))).Words}");
foreach ((string name, Dynamics dynamics) in choices)
{
    var update = new UpdateJacobian(dynamics, dirac.Point(0, 0), [1]) { Scale = Rate };      // one step, differentiated
    var path = new Trajectory(dynamics, dirac.Point(1, 1), [Rate]);
    path.Advance(steps);
    double[] end = path.At.ToArray();
    Console.WriteLine($"{name,-18} distance after {steps} steps {Math.Sqrt(end[0] * end[0] + end[1] * end[1]),9:G3}  "
        + $"radius {update.Radius():F4}  {Verdict.Of(update).Words}");
}
