namespace Saddle.Distances;

/// <summary>Successive shortest paths on a complete bipartite graph with real masses.</summary>
internal sealed class MinimumCostFlow(double[] supply, double[] demand, CostTable table)
{
    // Less mass than this is what rounding leaves over where sums of shares differ.
    private const double Rounding = 1e-12;

    private readonly double[] _costs = table.Costs;
    private readonly double[] _sourcePrice = new double[supply.Length];
    private readonly double[] _targetPrice = new double[demand.Length];
    private readonly double[] _sourceDistance = new double[supply.Length];
    private readonly double[] _targetDistance = new double[demand.Length];
    private readonly int[] _sourceCameFrom = new int[supply.Length];
    private readonly int[] _targetCameFrom = new int[demand.Length];
    private readonly bool[] _settled = new bool[demand.Length];
    private int Targets => demand.Length;

    /// <summary>Mass moved, shape [sources, targets].</summary>
    public double[] Flow { get; } = new double[table.Costs.Length];

    public void Run()
    {
        Reduce();
        for (int source = 0; source < supply.Length; source++)
        {
            while (supply[source] > 0)
            {
                int end = Search(source);
                if (end < 0)
                {
                    RequireRounding(source);
                    break;     // only rounding is left over: all demand is met
                }

                Push(source, end);
            }
        }
    }

    public double Cost()
    {
        double sum = 0;
        for (int k = 0; k < _costs.Length; k++)
        {
            sum += Flow[k] == 0 ? 0 : Flow[k] * _costs[k];
        }

        // A mean of costs is no larger than the largest of them; its rounding may be.
        double cost = Math.ScaleB(sum, -table.Shift);
        return double.IsFinite(cost) ? cost : Math.CopySign(double.MaxValue, cost);
    }

    private void RequireRounding(int source)
    {
        if (supply[source] > Rounding)
        {
            throw new ArgumentException(
                "OptimalTransport: no plan has a finite cost. "
                    + $"Of source {source} the share {Finite.Text(supply[source])} is left over, and all targets that "
                    + "can be reached at finite cost are full. Allow more finite costs.");
        }
    }

    private void Reduce()
    {
        for (int i = 0; i < supply.Length; i++)
        {
            double least = double.PositiveInfinity;
            for (int j = 0; j < Targets; j++)
            {
                least = Math.Min(least, _costs[i * Targets + j]);
            }

            _sourcePrice[i] = least;
        }
    }

    /// <summary>Settles targets by distance until one still wants mass; returns it, or -1 when none does.</summary>
    private int Search(int start)
    {
        Array.Fill(_sourceDistance, double.PositiveInfinity);
        Array.Fill(_targetDistance, double.PositiveInfinity);
        Array.Clear(_settled);
        Reach(start, 0, -1);
        while (true)
        {
            int nearest = Nearest();
            if (nearest < 0)
            {
                return -1;
            }

            _settled[nearest] = true;
            if (demand[nearest] > 0)
            {
                Reprice(_targetDistance[nearest]);
                return nearest;
            }

            for (int i = 0; i < supply.Length; i++)
            {
                if (Flow[i * Targets + nearest] > 0 && double.IsPositiveInfinity(_sourceDistance[i]))
                {
                    Reach(i, _targetDistance[nearest], nearest);
                }
            }
        }
    }

    private void Reach(int source, double distance, int from)
    {
        _sourceDistance[source] = distance;
        _sourceCameFrom[source] = from;
        for (int j = 0; j < Targets; j++)
        {
            double through = distance + _costs[source * Targets + j] - _sourcePrice[source] - _targetPrice[j];
            if (_settled[j] || through >= _targetDistance[j])
            {
                continue;
            }

            _targetDistance[j] = through;
            _targetCameFrom[j] = source;
        }
    }

    private int Nearest()
    {
        int nearest = -1;
        for (int j = 0; j < Targets; j++)
        {
            if (!_settled[j] && !double.IsPositiveInfinity(_targetDistance[j])
                && (nearest < 0 || _targetDistance[j] < _targetDistance[nearest]))
            {
                nearest = j;
            }
        }

        return nearest;
    }

    /// <summary>Keeps reduced costs non-negative, and zero along the path just found.</summary>
    private void Reprice(double reached)
    {
        for (int i = 0; i < supply.Length; i++)
        {
            if (!double.IsPositiveInfinity(_sourceDistance[i]))
            {
                _sourcePrice[i] += reached - _sourceDistance[i];
            }
        }

        for (int j = 0; j < Targets; j++)
        {
            if (_settled[j])
            {
                _targetPrice[j] -= reached - _targetDistance[j];
            }
        }
    }

    private void Push(int start, int end)
    {
        double mass = Math.Min(supply[start], demand[end]);
        for (int target = end; ;)
        {
            int source = _targetCameFrom[target];
            target = _sourceCameFrom[source];
            if (target < 0)
            {
                break;
            }

            mass = Math.Min(mass, Flow[source * Targets + target]);
        }

        supply[start] -= mass;
        demand[end] -= mass;
        for (int target = end; target >= 0;)
        {
            int source = _targetCameFrom[target];
            Flow[source * Targets + target] += mass;
            target = _sourceCameFrom[source];
            if (target >= 0)
            {
                Flow[source * Targets + target] -= mass;
            }
        }
    }
}
