using Saddle.Testing;
using Xunit;

namespace Saddle.Distances.Tests;

public class OptimalTransportTests
{
    [Fact]
    public void Equal_masses_reproduce_the_assignment()
    {
        for (int size = 2; size <= 40; size += 7)
        {
            double[] costs = Draws.Uniform(size * size, size);
            double[] ones = [.. Enumerable.Repeat(1.0, size)];
            double matched = Assignment.Cost(costs, Assignment.Solve(costs, size)) / size;
            Assert.Equal(matched, OptimalTransport.Solve(ones, ones, costs).Cost, 1e-12);
        }
    }

    [Fact]
    public void Integer_masses_agree_with_splitting_every_point_into_units()
    {
        for (int seed = 0; seed < 30; seed++)
        {
            var random = new Random(seed);
            int[] supply = Split(random, 7, 4), demand = Split(random, 7, 3);
            double[] costs = Draws.Uniform(12, 1000 + seed);
            int[] sources = Units(supply), targets = Units(demand);
            double[] unitCosts = [.. sources.SelectMany(i => targets.Select(j => costs[i * 3 + j]))];
            double least = AssignmentTests.LeastOverPermutations(unitCosts, 7) / 7;
            TransportPlan plan = OptimalTransport.Solve(
                Array.ConvertAll(supply, x => (double)x), Array.ConvertAll(demand, x => (double)x), costs);
            Assert.Equal(least, plan.Cost, 1e-9);
        }
    }

    [Fact]
    public void A_plan_moves_all_mass_and_none_negatively()
    {
        double[] supply = Draws.Uniform(60, 1), demand = Draws.Uniform(45, 2), costs = Draws.Uniform(60 * 45, 3);
        TransportPlan plan = OptimalTransport.Solve(supply, demand, costs);
        for (int i = 0; i < 60; i++)
        {
            Assert.Equal(supply[i] / supply.Sum(), Enumerable.Range(0, 45).Sum(j => plan[i, j]), 1e-14);
        }

        for (int j = 0; j < 45; j++)
        {
            Assert.Equal(demand[j] / demand.Sum(), Enumerable.Range(0, 60).Sum(i => plan[i, j]), 1e-14);
        }

        Assert.All(Enumerable.Range(0, 60 * 45), k => Assert.True(plan[k / 45, k % 45] >= 0));
    }

    [Fact]
    public void A_negative_mass_is_refused() => ArgumentRefusal.Is(
        () => OptimalTransport.Solve([0.5, -0.5], [1], [1, 1]),
        "OptimalTransport: a source mass is not a finite non-negative number. Mass 1 is -0.5. "
            + "Pass weights of at least 0.");

    [Fact]
    public void Masses_that_sum_to_zero_are_refused() => ArgumentRefusal.Is(
        () => OptimalTransport.Solve([1], [0, 0], [1, 1]),
        "OptimalTransport: the target masses have no positive sum. There are 2, all 0. "
            + "Pass at least one positive weight.");

    [Fact]
    public void A_cost_table_of_the_wrong_size_is_refused() => ArgumentRefusal.Is(
        () => OptimalTransport.Solve([1], [1, 1], [1]),
        "OptimalTransport: the cost table has the wrong size. 1 costs were given for 1 sources and 2 targets. "
            + "Pass sources * targets costs in row-major order.");

    private static int[] Split(Random random, int units, int parts)
    {
        var split = new int[parts];
        for (int i = 0; i < units; i++)
        {
            split[random.Next(parts)]++;
        }

        return split;
    }

    private static int[] Units(int[] masses) =>
        [.. masses.SelectMany((mass, index) => Enumerable.Repeat(index, mass))];
}
