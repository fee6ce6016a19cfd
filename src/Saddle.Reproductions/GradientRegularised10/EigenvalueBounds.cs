using System.Globalization;
using System.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Saddle.Reproductions.GradientRegularised10;

/// <summary>How far left the eigenvalues of regular equilibria lie: they are those of a damped oscillator.</summary>
internal sealed record EigenvalueBounds : Experiment
{
    public override int Number => 4;

    public override string Title => "bounds on eigenvalues";

    internal override void Run(Laboratory laboratory)
    {
        const int Draws = 1000;
        double turning = double.PositiveInfinity, straight = double.PositiveInfinity;
        for (uint seed = 0; seed < Draws; seed++)
        {
            var equilibrium = new RandomEquilibrium(seed);
            double[] curvatures = Values(equilibrium.Curvature);
            double slope = Values(equilibrium.Coupling.TransposeThisAndMultiply(equilibrium.Coupling)).Min();
            (double least, double most) = (curvatures.Min(), curvatures.Max());
            foreach (Complex flow in (-equilibrium.Plain()).Evd().EigenValues)
            {
                turning = flow.Imaginary == 0 ? turning : Math.Min(turning, -least / 2 - flow.Real);
                straight = flow.Imaginary != 0 ? straight
                    : Math.Min(straight, -least * slope / (least * most + slope) - flow.Real);
            }
        }

        void Check(string where, double slack) => laboratory.Table.Check(
            $"bound where eigenvalues {where}, 1000 draws", "slack >= -1e-9", Laboratory.Text(slack), slack >= -1e-9);
        Check("turn", turning);
        Check("do not turn", straight);
        CheckOscillator(laboratory, laboratory.Full ? 200 : 40);
    }

    private static void CheckOscillator(Laboratory laboratory, int draws)
    {
        double worst = 0;
        for (uint seed = 0; seed < draws; seed++)
        {
            laboratory.Cancellation.ThrowIfCancellationRequested();
            double weight = Math.Exp(CounterRandom.Normal(seed, 31, 0, 0));
            worst = Math.Max(worst, Mismatch(new RandomEquilibrium(seed), weight));
        }

        string count = draws.ToString(CultureInfo.InvariantCulture);
        laboratory.Table.Check($"λ² + λ(Q + 2ηPPᵀ) + PPᵀ = 0, {count} draws", "<= 1e-8 relative",
            Laboratory.Text(worst), worst <= 1e-8);
    }

    /// <summary>The least singular value of the oscillator's matrix at each eigenvalue, relative to its size.</summary>
    private static double Mismatch(RandomEquilibrium equilibrium, double weight)
    {
        Matrix<Complex> curvature = equilibrium.Curvature.ToComplex();
        Matrix<Complex> spring = (equilibrium.Coupling * equilibrium.Coupling.Transpose()).ToComplex();
        Matrix<Complex> one = Matrix<Complex>.Build.DenseIdentity(curvature.RowCount);
        return equilibrium.Regularised(weight).Eigenvalues().Max(value =>
        {
            Complex flow = -value;
            Matrix<Complex> at = flow * flow * one + flow * (curvature + 2 * weight * spring) + spring;
            double size = flow.Magnitude * flow.Magnitude + flow.Magnitude * curvature.L2Norm()
                + (1 + 2 * weight * flow.Magnitude) * spring.L2Norm();
            return at.Svd(computeVectors: false).S.Min(singular => singular.Magnitude) / size;
        });
    }

    private static double[] Values(Matrix<double> symmetric) =>
        [.. symmetric.Evd(Symmetricity.Symmetric).EigenValues.Select(value => value.Real)];
}
