using Saddle.Data.Points;
using Saddle.Nn;
using Saddle.Nn.Layers;
using Saddle.Reproductions.Toys;

namespace Saddle.Reproductions.WganGp06;

/// <summary>How gradients fade through a deep critic under clipping and stay under the penalty.</summary>
/// <remarks>Gradients of the critic's loss in the outputs of its hidden layers, as in figure 1 of the paper.</remarks>
internal sealed record GradientFlow : Experiment
{
    private const int Depth = 12;
    private const int Width = 64;
    private const int Batch = 256;
    private const int Steps = 300;

    public override int Number => 6;

    public override string Title => "gradient flow through twelve layers";

    internal override void Run(Laboratory laboratory)
    {
        Check(laboratory, 0.001, "<= -12", ratio => ratio <= -12);
        Check(laboratory, 0.01, "<= -6", ratio => ratio <= -6);
        Check(laboratory, 0.1, null, _ => true);
        double[] penalised = [.. Seeds.Select(seed => Measure(laboratory, ToyMethods.Penalised(10, 1e-3), seed).Ratio)];
        laboratory.CheckSeeds("depth: log10 gradient ratio, penalty", "within [-1.5, 1.5]", penalised,
            ratio => Math.Abs(ratio) <= 1.5, 2);
    }

    private static IEnumerable<long> Seeds => [0, 1];

    private static void Check(Laboratory laboratory, double bound, string? required, Func<double, bool> holds)
    {
        (double Ratio, double AtBound)[] outcomes =
            [.. Seeds.Select(seed => Measure(laboratory, ToyMethods.Clipped(bound: bound), seed, bound))];
        double[] ratios = [.. outcomes.Select(outcome => outcome.Ratio)];
        string claim = $"depth: log10 gradient ratio, clip {Laboratory.Text(bound)}";
        if (required is null)
        {
            laboratory.Table.Report(claim, "near 0 at this width", Laboratory.Text(ratios));
        }
        else
        {
            laboratory.CheckSeeds(claim, required, ratios, holds, 2);
        }

        laboratory.CheckSeeds($"depth: weights at the bound, clip {Laboratory.Text(bound)}", ">= 0.4",
            [.. outcomes.Select(outcome => outcome.AtBound)], share => share >= 0.4, 2);
    }

    private static (double Ratio, double AtBound) Measure(
        Laboratory laboratory, ToyMethod method, long seed, double bound = 1)
    {
        Layer[] layers =
            [.. Enumerable.Range(0, Depth).SelectMany(_ => (Layer[])[new Linear(Width), new Relu()]), new Linear(1)];
        var study = new CriticStudy(new Sequential(layers), [2], method, Batch, seed, laboratory.Threads);
        var data = new PointStream(new SwissRoll(), (ulong)seed);
        for (int step = 0; step < Steps; step++)
        {
            laboratory.Cancellation.ThrowIfCancellationRequested();
            Fill(study, data, step, seed);
            study.Update();
        }

        float[] weights =
            [.. Parameters(study).Where(p => p.Shape.Rank == 2).SelectMany(p => p.ToArray<float>())];
        return (Ratio(study), weights.Count(weight => Math.Abs(weight) >= 0.99 * bound) / (double)weights.Length);
    }

    private static Tensor[] Parameters(CriticStudy study) => study.Values.Select(study.Network.Parameters);

    private static void Fill(CriticStudy study, PointStream data, int step, long seed)
    {
        Span<float> real = study.Real.Span<float>(), fake = study.Fake.Span<float>();
        data.Fill(step, [study.Real]);
        for (int i = 0; i < fake.Length; i++)
        {
            fake[i] = real[i] + (float)CounterRandom.Normal((ulong)seed, 77, (uint)step, (ulong)i);
        }
    }

    /// <summary>log10 of the loss gradient's norm at the first hidden layer over that at the last.</summary>
    private static double Ratio(CriticStudy study)
    {
        // An offset per example, real ones apart from generated ones: shared offsets would cancel in the difference.
        Tensor[] parameters = Parameters(study);
        Tensor examples = Tensor.Concat(0, study.Fake.ToTensor(), study.Real.ToTensor());
        Tensor Loss(IReadOnlyList<Tensor> offsets)
        {
            Tensor scores = Scores(parameters, examples, offsets);
            return scores.Slice(0, 0, Batch).Mean() - scores.Slice(0, Batch, Batch).Mean();
        }

        Tensor none = Tensor.Zeros([2 * Batch, Width]);
        Tensor[] gradients = Derivative.Gradient(Loss)([none, none]);
        return Math.Log10(Norm(gradients[0]) / Norm(gradients[1]));
    }

    private static Tensor Scores(Tensor[] parameters, Tensor x, IReadOnlyList<Tensor> offsets)
    {
        for (int layer = 0; layer < Depth; layer++)
        {
            x = (x.MatMul(parameters[2 * layer], transposeRight: true) + parameters[2 * layer + 1]).Relu();
            x = layer == 0 ? x + offsets[0] : layer == Depth - 1 ? x + offsets[1] : x;
        }

        return x.MatMul(parameters[^2], transposeRight: true) + parameters[^1];
    }

    // In float64: the squares of such small gradients are below the range of float32.
    private static double Norm(Tensor gradient) =>
        Math.Sqrt(gradient.ToArray<float>().Sum(value => (double)value * value));
}
