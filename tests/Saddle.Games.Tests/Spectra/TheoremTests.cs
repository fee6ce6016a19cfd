using System.Numerics;
using Saddle.Games.Spectra;
using Xunit;

namespace Saddle.Games.Tests.Spectra;

/// <summary>Inequalities of the papers on random matrices, through the types that users call.</summary>
public sealed class TheoremTests
{
    [Fact]
    public void Consensus_moves_the_spectrum_by_at_least_what_the_bounds_say()
    {
        for (uint seed = 0; seed < 500; seed++)
        {
            int size = 2 + (int)(seed % 7);
            double weight = Math.Exp(CounterRandom.Normal(seed, 3, 0, 0));
            DenseOperator jacobian = PositiveJacobian(size, seed);
            Spectrum changed = Spectrum.Of(jacobian.WithConsensus(weight));
            double smallest = jacobian.SingularExtremes().Smallest;
            double before = jacobian.Times(-1).ToDense().NumericalAbscissa();
            Assert.True(changed.NumericalAbscissa <= before - (weight * smallest * smallest) + 1e-9);

            double turning = 2 * new JacobianParts(jacobian, [1, size - 1]).Antisymmetric.SingularExtremes().Largest;
            Assert.True(changed.MaxRatio <= (turning / (2 * weight * smallest * smallest) * (1 + 1e-9)) + 1e-9);
            Assert.True(changed.MaxRealPart < 0);
        }
    }

    [Fact]
    public void Regular_equilibria_attract_as_fast_as_the_theorem_says()
    {
        for (uint seed = 0; seed < 1000; seed++)
        {
            (double[,] own, double[,] coupling) = CriticAndCoupling(seed);
            double[] curvatures = Values(new DenseOperator(own));
            double[] squares = Values(new DenseOperator(Matrices.Product(coupling, coupling, transposeLeft: true)));
            double least = curvatures[^1], most = curvatures[0], slope = squares[^1];
            foreach (Eigenpair pair in Spectrum.Of(Jacobian(own, coupling, 0)).Flow)
            {
                double bound = pair.Value.Imaginary != 0 ? -least / 2 : -least * slope / ((least * most) + slope);
                Assert.True(pair.Value.Real <= bound + 1e-9);
            }
        }
    }

    [Fact]
    public void The_regularised_flow_is_a_damped_oscillator()
    {
        for (uint seed = 0; seed < 200; seed++)
        {
            (double[,] own, double[,] coupling) = CriticAndCoupling(seed);
            double weight = Math.Exp(CounterRandom.Normal(seed, 3, 0, 0));
            Complex[] flow = [.. Spectrum.Of(Jacobian(own, coupling, weight)).Flow.Select(pair => pair.Value)];
            Assert.All(flow, value => Assert.True(value.Real < 0));

            // λ² + λ (Q + 2ηPPᵀ) + PPᵀ = 0, as a matrix of twice the size; zeros of PPᵀ belong to no direction of J.
            int size = own.GetLength(0);
            double[,] spring = Matrices.Product(coupling, Turned(coupling));
            DenseOperator companion = Matrices.Of(2 * size, (i, j) => i < size
                ? j == i + size ? 1 : 0
                : j < size
                    ? -spring[i - size, j]
                    : -own[i - size, j - size] - (2 * weight * spring[i - size, j - size]));
            Complex[] expected =
                [.. companion.Eigenvalues().OrderByDescending(value => value.Magnitude).Take(flow.Length)];
            double scale = Math.Max(1, expected[0].Magnitude);
            Assert.All(flow, value => Assert.True(expected.Min(other => (other - value).Magnitude) < 1e-8 * scale));
            Assert.All(expected, value => Assert.True(flow.Min(other => (other - value).Magnitude) < 1e-8 * scale));
        }
    }

    /// <summary>A random matrix whose symmetric part is positive definite, with strong rotation.</summary>
    private static DenseOperator PositiveJacobian(int size, uint seed)
    {
        double[,] root = Matrices.Normal(size, size, seed), turn = Matrices.Normal(size, size, seed + 10_000, 2);
        double[,] square = Matrices.Product(root, root, transposeLeft: true);
        return Matrices.Of(size, (i, j) => (0.3 * square[i, j]) + turn[i, j] - turn[j, i]);
    }

    /// <summary>Q, positive definite, and P of full column rank with at most as many columns.</summary>
    private static (double[,] Own, double[,] Coupling) CriticAndCoupling(uint seed)
    {
        int critic = 1 + (int)(seed % 5), generator = 1 + (int)(seed / 5 % (uint)critic);
        double[,] root = Matrices.Normal(critic, critic, seed);
        return (Matrices.Product(root, root, transposeLeft: true), Matrices.Normal(critic, generator, seed + 10_000));
    }

    /// <summary>In signs of losses: [[Q, -P], [Pᵀ(I - 2ηQ), 2ηPᵀP]].</summary>
    private static DenseOperator Jacobian(double[,] own, double[,] coupling, double weight)
    {
        int critic = own.GetLength(0), size = critic + coupling.GetLength(1);
        double[,] damped = Matrices.Product(coupling, own, transposeLeft: true);
        double[,] square = Matrices.Product(coupling, coupling, transposeLeft: true);
        return Matrices.Of(size, (i, j) => (i < critic, j < critic) switch
        {
            (true, true) => own[i, j],
            (true, false) => -coupling[i, j - critic],
            (false, true) => coupling[j, i - critic] - (2 * weight * damped[i - critic, j]),
            _ => 2 * weight * square[i - critic, j - critic],
        });
    }

    private static double[,] Turned(double[,] matrix)
    {
        var turned = new double[matrix.GetLength(1), matrix.GetLength(0)];
        for (int i = 0; i < turned.Length; i++)
        {
            (int row, int column) = Math.DivRem(i, matrix.GetLength(0));
            turned[row, column] = matrix[column, row];
        }

        return turned;
    }

    private static double[] Values(DenseOperator symmetric) => [.. symmetric.Eigenvalues().Select(value => value.Real)];
}
