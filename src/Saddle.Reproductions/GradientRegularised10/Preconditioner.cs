using Saddle.Games;
using Saddle.Games.Adjustments;
using Saddle.Games.Spectra;

namespace Saddle.Reproductions.GradientRegularised10;

/// <summary>The regularised field is a unit triangular matrix times the plain one, so it has the same zeros.</summary>
internal sealed record Preconditioner : Experiment
{
    private const double Weight = 0.5;

    public override int Number => 2;

    public override string Title => "triangular factor before the field";

    internal override void Run(Laboratory laboratory)
    {
        double worst = 0;
        for (int seed = 0; seed < 10; seed++)
        {
            laboratory.Cancellation.ThrowIfCancellationRequested();
            Point at = SmallGan.At(seed);
            double[] plain = SmallGan.Along.At(at).ToArray();
            double[] paid = SmallGan.Along.Adjusted(new GradientNormRegulariser(Weight)).At(at).ToArray();
            double[] factored = Factored(SmallGan.Jacobian(at).ToDense(), plain);
            worst = Math.Max(worst, paid.Zip(factored, (x, y) => Math.Abs(x - y)).Max());
        }

        laboratory.Table.Check("factor: |ξ regularised - Lξ|, 10 points", "<= 1e-10",
            Laboratory.Text(worst), worst <= 1e-10);
    }

    /// <summary>ξ with 2ηCᵀξ of the critic added to the generator's part, C being the critic's rows of J.</summary>
    private static double[] Factored(DenseOperator jacobian, double[] plain)
    {
        double[] result = [.. plain];
        for (int own = 0; own < SmallGan.GeneratorSize; own++)
        {
            for (int critic = SmallGan.GeneratorSize; critic < plain.Length; critic++)
            {
                result[own] += 2 * Weight * jacobian[critic, own] * plain[critic];
            }
        }

        return result;
    }
}
