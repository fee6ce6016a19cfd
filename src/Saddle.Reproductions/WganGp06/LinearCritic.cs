using Saddle.Gans.Objectives;
using Saddle.Gans.Penalties;
using Saddle.Nn.Layers;
using Saddle.Nn.Optimisers;
using Saddle.Reproductions.Toys;
using Saddle.Training;

namespace Saddle.Reproductions.WganGp06;

/// <summary>A linear critic settles at the closed form, beyond slope 1: the soft penalty overshoots.</summary>
internal sealed record LinearCritic : Experiment
{
    private const double Weight = 10;
    private const double Distance = 8;

    public override int Number => 2;

    public override string Title => "closed form of a linear critic";

    internal override void Run(Laboratory laboratory)
    {
        var method = new ToyMethod(new Wasserstein(), new GradientPenalty(Weight), new Mover(new Sgd(), 0.01));
        var study = new CriticStudy(new Linear(1, Bias: false), [2], method, 16, seed: 1, laboratory.Threads);
        Span<float> real = study.Real.Span<float>(), fake = study.Fake.Span<float>();
        for (int i = 0; i < fake.Length; i++)
        {
            fake[i] = (float)CounterRandom.Normal(1, 0, 0, (ulong)i);
            real[i] = fake[i] + (i % 2 == 0 ? 4.8f : 6.4f);
        }

        for (int step = 0; step < 2000; step++)
        {
            study.Update();
        }

        double expected = Distance * (1 + Distance / (2 * Weight));
        laboratory.Table.Check("linear critic: estimate W (1 + W / 2λ)", $"{Laboratory.Text(expected)} ± 0.001",
            study.Estimate.ToString("F4", System.Globalization.CultureInfo.InvariantCulture),
            Math.Abs(study.Estimate - expected) < 0.001);
    }
}
