using Saddle.Nn.Layers;
using Saddle.Nn.Optimisers;
using Saddle.Reproductions.Toys;

namespace Saddle.Reproductions.Wgan03;

/// <summary>
/// Between two normals ever further apart, the critic's estimate keeps growing where Jensen-Shannon saturates.
/// </summary>
internal sealed record MonotoneInDistance : Experiment
{
    private const int Batch = 256;
    private const int Steps = 1500;
    private const int Averaged = 100;
    private const double Rate = 5e-4;

    private static readonly double[] s_gaps = [0.5, 1, 2, 4, 8];

    public override int Number => 5;

    public override string Title => "estimate against distance";

    internal override void Run(Laboratory laboratory)
    {
        for (int seed = 0; seed < 2; seed++)
        {
            foreach (double bound in (double[])[0.01, 0.1])
            {
                double[] estimates = Estimates(laboratory, ToyMethods.Clipped(bound: bound, rate: Rate), seed);
                bool grows = estimates.Zip(estimates[1..]).All(pair => pair.First < pair.Second) && estimates[0] > 0;
                string name = $"clip {Laboratory.Text(bound)}, seed {Laboratory.Text(seed)}";
                laboratory.Table.Check(
                    $"distance: estimate grows, {name}", "strictly", Laboratory.Text(estimates), grows);
                laboratory.Table.Check($"distance: estimate(8) / estimate(4), {name}", ">= 1.3 (1.5 to 1.7)",
                    Laboratory.Text(estimates[4] / estimates[3]), estimates[4] / estimates[3] >= 1.3);
            }

            double[] bounds = Estimates(laboratory, ToyMethods.Unpenalised(new RmsProp(), Rate), seed);
            laboratory.Table.Check($"distance: JS bound saturates, seed {Laboratory.Text(seed)}",
                "(8) - (4) <= 0.08, ratio <= 1.12", Laboratory.Text(bounds),
                bounds[4] - bounds[3] <= 0.08 && bounds[4] / bounds[3] <= 1.12);
        }
    }

    private static double[] Estimates(Laboratory laboratory, ToyMethod method, int seed) =>
        [.. s_gaps.Select(gap => Estimate(laboratory, method, gap, seed))];

    private static double Estimate(Laboratory laboratory, ToyMethod method, double gap, int seed)
    {
        var critic = new Sequential(new Linear(64), new Relu(), new Linear(64), new Relu(), new Linear(1));
        var study = new CriticStudy(critic, [1], method, Batch, seed, laboratory.Threads);
        double sum = 0;
        for (int step = 0; step < Steps; step++)
        {
            laboratory.Cancellation.ThrowIfCancellationRequested();
            Fill(study.Real.Span<float>(), seed, stream: 21, step, mean: 0);
            Fill(study.Fake.Span<float>(), seed, stream: 22, step, mean: gap);
            study.Update();
            sum += step >= Steps - Averaged ? study.Estimate : 0;
        }

        return sum / Averaged;
    }

    private static void Fill(Span<float> numbers, int seed, uint stream, int step, double mean)
    {
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = (float)(mean + CounterRandom.Normal((ulong)seed, stream, (uint)step, (ulong)i));
        }
    }
}
