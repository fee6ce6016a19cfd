namespace Saddle.Distances;

/// <summary>The cheapest way to move one discrete distribution onto another.</summary>
public static class OptimalTransport
{
    /// <summary>Solves the transport problem between two weighted sets exactly.</summary>
    /// <param name="supply">Mass at each source, shape [sources]; non-negative, scaled here to sum 1.</param>
    /// <param name="demand">Mass wanted at each target, shape [targets]; non-negative, scaled here to sum 1.</param>
    /// <param name="costs">Finite cost per unit of mass, shape [sources, targets] in row-major order.</param>
    /// <returns>A plan of least cost.</returns>
    /// <exception cref="ArgumentException">The sizes disagree, or a mass is negative or not finite.</exception>
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

        var flow = new MinimumCostFlow(Shares("source", supply), Shares("target", demand), costs.ToArray());
        flow.Run();
        return new TransportPlan(flow.Flow, supply.Length, demand.Length, flow.Cost());
    }

    /// <summary>Scales masses to sum 1, refusing what is no distribution.</summary>
    internal static double[] Shares(string side, ReadOnlySpan<double> masses)
    {
        double sum = 0;
        for (int i = 0; i < masses.Length; i++)
        {
            if (!double.IsFinite(masses[i]) || masses[i] < 0)
            {
                throw new ArgumentException(FormattableString.Invariant(
                    $"OptimalTransport: a {side} mass is not a finite non-negative number. Mass {i} is {masses[i]}. ")
                    + "Pass weights of at least 0.");
            }

            sum += masses[i];
        }

        if (!(sum > 0) || double.IsInfinity(sum))
        {
            throw new ArgumentException(
                $"OptimalTransport: the {side} masses have no finite positive sum. There are {masses.Length}. "
                    + "Pass at least one positive weight.");
        }

        var shares = masses.ToArray();
        for (int i = 0; i < shares.Length; i++)
        {
            shares[i] /= sum;
        }

        return shares;
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
