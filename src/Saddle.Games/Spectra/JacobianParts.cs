using System.Collections.Immutable;

namespace Saddle.Games.Spectra;

/// <summary>
/// J = B + (S - B) + A: each player's own curvature, cooperative coupling and adversarial coupling.
/// </summary>
/// <remarks>
/// S = (J + Jᵀ)/2, A = (J - Jᵀ)/2, B the players' diagonal blocks of S. The squares of the three parts' norms
/// (Frobenius) sum to the square of J's. For losses that are minimised; the A of maximised profits has the opposite
/// sign. Source: Balduzzi et al. 2018, arXiv:1802.05642, and Balduzzi et al. 2020, arXiv:2001.04678.
/// </remarks>
public sealed record JacobianParts
{
    /// <summary>Splits a Jacobian.</summary>
    /// <param name="jacobian">J, all players' parameters stacked.</param>
    /// <param name="sizes">How many numbers each player owns, in order.</param>
    /// <exception cref="GameException">The sizes do not sum to the matrix's.</exception>
    public JacobianParts(DenseOperator jacobian, IReadOnlyList<int> sizes)
    {
        ArgumentNullException.ThrowIfNull(jacobian);
        ArgumentNullException.ThrowIfNull(sizes);
        if (sizes.Sum() != jacobian.Size || sizes.Any(size => size < 1))
        {
            throw new GameException(
                "JacobianParts: the players' sizes do not fit the matrix. "
                    + $"The sizes are {string.Join(", ", sizes)}, the matrix has {jacobian.Size} rows. "
                    + "Give each player's number of parameters, in the order of the field.");
        }

        (Jacobian, Sizes) = (jacobian, [.. sizes]);
        int[] owner = [.. sizes.SelectMany((size, player) => Enumerable.Repeat(player, size))];
        Symmetric = Part((i, j) => 0.5 * jacobian[i, j] + 0.5 * jacobian[j, i]);
        Antisymmetric = Part((i, j) => 0.5 * jacobian[i, j] - 0.5 * jacobian[j, i]);
        Own = Part((i, j) => owner[i] == owner[j] ? Symmetric[i, j] : 0);
        Cooperative = Part((i, j) => owner[i] == owner[j] ? 0 : Symmetric[i, j]);
    }

    /// <summary>J.</summary>
    public DenseOperator Jacobian { get; }

    /// <summary>How many numbers each player owns.</summary>
    public ImmutableArray<int> Sizes { get; }

    /// <summary>S: attraction and repulsion.</summary>
    public DenseOperator Symmetric { get; }

    /// <summary>A: rotation.</summary>
    public DenseOperator Antisymmetric { get; }

    /// <summary>B: what each player's own losses curve by themselves.</summary>
    public DenseOperator Own { get; }

    /// <summary>S - B: zero at every point exactly for smooth markets.</summary>
    public DenseOperator Cooperative { get; }

    private DenseOperator Part(Func<int, int, double> entry)
    {
        var entries = new double[Jacobian.Size, Jacobian.Size];
        for (int i = 0; i < Jacobian.Size; i++)
        {
            for (int j = 0; j < Jacobian.Size; j++)
            {
                entries[i, j] = entry(i, j);
            }
        }

        return new DenseOperator(entries);
    }
}
