namespace Saddle.Distances;

/// <summary>The cheapest way to move one discrete distribution onto another.</summary>
public static class OptimalTransport
{
    private static readonly (string Row, string Column) s_names = ("Source", "target");

    /// <summary>Solves the transport problem between two weighted sets exactly.</summary>
    /// <param name="supply">Mass at each source, shape [sources]; non-negative, scaled here to sum 1.</param>
    /// <param name="demand">Mass wanted at each target, shape [targets]; non-negative, scaled here to sum 1.</param>
    /// <param name="costs">
    /// Cost per unit of mass, shape [sources, targets] in row-major order; infinite where nothing may be moved.
    /// </param>
    /// <returns>A plan of least cost.</returns>
    /// <exception cref="ArgumentException">
    /// The sizes disagree, a mass is negative or not finite, a cost is NaN or minus infinity, or no plan has a finite
    /// cost.
    /// </exception>
    /// <remarks>Minimum-cost flow by successive shortest paths over reduced costs. Meant for some hundreds of
    /// points a side: each path costs O(sources·targets), and there are about sources + targets of them.
    /// For equal weights and equal counts <see cref="Assignment"/> is much faster.</remarks>
    public static TransportPlan Solve(
        ReadOnlySpan<double> supply, ReadOnlySpan<double> demand, ReadOnlySpan<double> costs)
    {
        if (costs.Length != (long)supply.Length * demand.Length)
        {
            throw new ArgumentException(
                $"OptimalTransport: the cost table has the wrong size. {costs.Length} costs were given for "
                    + $"{supply.Length} sources and {demand.Length} targets. Pass sources * targets costs in row-major "
                    + "order.");
        }

        var table = CostTable.Of(
            nameof(OptimalTransport), s_names, costs, demand.Length, supply.Length + demand.Length);
        double[] sources = Masses.Shares(nameof(OptimalTransport), "source", supply);
        double[] targets = Masses.Shares(nameof(OptimalTransport), "target", demand);
        table.RequirePlan(nameof(OptimalTransport), s_names, i => sources[i] > 0, j => targets[j] > 0);
        var flow = new MinimumCostFlow(sources, targets, table);
        flow.Run();
        return new TransportPlan(flow.Flow, supply.Length, demand.Length, flow.Cost());
    }
}

/// <summary>Which mass goes where, and what it costs.</summary>
public sealed class TransportPlan
{
    private readonly double[] _flow;

    internal TransportPlan(double[] flow, int sources, int targets, double cost)
    {
        _flow = flow;
        (Sources, Targets, Cost) = (sources, targets, cost);
    }

    /// <summary>Number of sources.</summary>
    public int Sources { get; }

    /// <summary>Number of targets.</summary>
    public int Targets { get; }

    /// <summary>Total cost of the plan, for distributions of mass 1.</summary>
    public double Cost { get; }

    /// <summary>Mass moved from a source to a target; all masses sum to 1.</summary>
    public double this[int source, int target] => _flow[source * Targets + target];
}
