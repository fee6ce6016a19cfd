using Saddle.Testing;
using Xunit;

namespace Saddle.Distances.Tests;

public class AssignmentTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public void Cost_is_the_least_over_all_permutations(int size)
    {
        for (int seed = 0; seed < 40; seed++)
        {
            double[] costs = Draws.Normal(size * size, 100 * size + seed);
            if (seed % 2 == 0)
            {
                costs = [.. costs.Select(x => Math.Round(x))];      // many ties
            }

            int[] matching = Assignment.Solve(costs, size);
            Assert.Equal(Enumerable.Range(0, size), matching.Order());
            Assert.Equal(LeastOverPermutations(costs, size), Assignment.Cost(costs, matching), 1e-9);
        }
    }

    [Fact]
    public void A_hidden_permutation_of_zeros_is_found()
    {
        const int Size = 300;
        double[] costs = [.. Draws.Uniform(Size * Size, 5).Select(u => u + 0.01)];
        int[] hidden = [.. Enumerable.Range(0, Size).OrderBy(i => (i * 7919L + 13) % 1009)];
        for (int i = 0; i < Size; i++)
        {
            costs[i * Size + hidden[i]] = 0;
        }

        Assert.Equal(hidden, Assignment.Solve(costs, Size));
    }

    [Fact]
    public void Product_costs_match_opposite_orders()
    {
        // Cost i * j is least for the reversal, where no greedy start helps: every row wants column 0.
        const int Size = 60;
        double[] costs = [.. Enumerable.Range(0, Size * Size).Select(k => (double)(k / Size + 1) * (k % Size + 1))];
        Assert.Equal(Enumerable.Range(0, Size).Reverse(), Assignment.Solve(costs, Size));
    }

    [Fact]
    public void A_table_that_is_not_square_is_refused() => ArgumentRefusal.Is(
        () => Assignment.Solve(new double[6], 2),
        "Assignment: the cost table is not square. 6 costs were given for size 2. "
            + "Pass size * size costs in row-major order, size at least 1.");

    internal static double LeastOverPermutations(double[] costs, int size)
    {
        double Least(int row, int used)
        {
            if (row == size)
            {
                return 0;
            }

            double least = double.PositiveInfinity;
            for (int column = 0; column < size; column++)
            {
                if ((used >> column & 1) == 0)
                {
                    least = Math.Min(least, costs[row * size + column] + Least(row + 1, used | 1 << column));
                }
            }

            return least;
        }

        return Least(0, 0);
    }
}
