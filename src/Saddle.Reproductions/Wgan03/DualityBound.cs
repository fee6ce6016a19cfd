using Saddle.Distances;
using Saddle.Nn;
using Saddle.Nn.Layers;

namespace Saddle.Reproductions.Wgan03;

/// <summary>No clipped critic's estimate exceeds its Lipschitz bound times the exact distance of the batches.</summary>
internal sealed record DualityBound : Experiment
{
    private const int Draws = 200;
    private const int Batch = 64;

    public override int Number => 4;

    public override string Title => "duality bound";

    internal override void Run(Laboratory laboratory)
    {
        double worst = double.NegativeInfinity;
        Network critic = Network.Declare(
            new Sequential(new Linear(16), new Relu(), new Linear(16), new Relu(), new Linear(1)), [1],
            ElementType.Float64);
        CompiledFunction scores = Compiler.Compile(
            xs => [critic.Apply([.. xs.Skip(1)], [], xs[0]).Output],
            [new TensorSpec([Batch, 1], ElementType.Float64),
                .. critic.Parameters.Select(p => new TensorSpec(p.Shape, ElementType.Float64))]);
        for (int draw = 0; draw < Draws; draw++)
        {
            laboratory.Cancellation.ThrowIfCancellationRequested();
            double clip = draw % 2 == 0 ? 0.1 : 1;
            Tensor[] parameters =
                [.. critic.Initialise((ulong)draw, ElementType.Float64).Select(p => Clipped(p, clip))];
            double[] real = Numbers(draw, 0, 0), fake = Numbers(draw, 1, draw % 5);
            double estimate = Mean(scores, parameters, real) - Mean(scores, parameters, fake);
            double bound = parameters.Where(p => p.Rank == 2).Aggregate(1.0,
                (product, p) => product * OperatorNorm.Of(p.ToArray<double>(), p.Shape[0], p.Shape[1]));
            worst = Math.Max(worst, estimate - bound * WassersteinDistance.OnLine(real, fake));
        }

        laboratory.Table.Check(
            "duality: estimate - K W1, worst of 200", "<= 1e-9", Laboratory.Text(worst), worst <= 1e-9);
    }

    private static Tensor Clipped(Tensor parameter, double clip) => Tensor.FromArray(
        Array.ConvertAll(parameter.ToArray<double>(), value => Math.Clamp(value, -clip, clip)), parameter.Shape);

    private static double[] Numbers(int draw, uint stream, double shift) =>
        [.. Enumerable.Range(0, Batch).Select(i => shift + CounterRandom.Normal((ulong)draw, stream, 5, (ulong)i))];

    private static double Mean(CompiledFunction scores, Tensor[] parameters, double[] points) =>
        scores.Run([Tensor.FromArray(points, [Batch, 1]), .. parameters])[0].ToArray<double>().Average();
}
