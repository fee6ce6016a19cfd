namespace Saddle.Distances;

/// <summary>The exact Wasserstein-1 (earth mover's) distance between samples, with Euclidean ground distance.</summary>
/// <remarks>Between finite samples it is biased upwards, by about count^(-1/dimension): compare it with the distance
/// between two samples of the data of the same size. Source: Arjovsky et al. 2017, eq. 1, arXiv:1701.07875.</remarks>
public static class WassersteinDistance
{
    /// <summary>The distance between two samples of equally weighted points.</summary>
    /// <returns>Distance in the points' own unit; 0 for equal samples.</returns>
    /// <exception cref="ArgumentException">The dimensions differ, or the samples are too large.</exception>
    /// <remarks>On the line any counts, by sorting. In more dimensions equal counts by assignment (seconds at 2000
    /// points), unequal counts by minimum-cost flow (some hundreds of points).</remarks>
    public static double Between(PointSet left, PointSet right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        PointSet.RequireSameDimension(nameof(WassersteinDistance), left, right);
        if (left.Dimension == 1)
        {
            return OnLine(left.Values, right.Values);
        }

        if (left.Count != right.Count)
        {
            return Between(left, Ones(left.Count), right, Ones(right.Count));
        }

        double[] costs = PairedDistances.Between(left, right);
        return Assignment.MeanCost(costs, Assignment.Solve(costs, left.Count));
    }

    /// <summary>The distance between two weighted sets of points.</summary>
    /// <param name="left">Points of the first distribution.</param>
    /// <param name="leftWeights">Non-negative weights, shape [left.Count]; scaled to sum 1.</param>
    /// <param name="right">Points of the second distribution.</param>
    /// <param name="rightWeights">Non-negative weights, shape [right.Count]; scaled to sum 1.</param>
    /// <exception cref="ArgumentException">The dimensions or counts differ, or a weight is negative.</exception>
    public static double Between(
        PointSet left, ReadOnlySpan<double> leftWeights, PointSet right, ReadOnlySpan<double> rightWeights)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        PointSet.RequireSameDimension(nameof(WassersteinDistance), left, right);
        RequireWeights(left.Count, leftWeights.Length);
        RequireWeights(right.Count, rightWeights.Length);
        return left.Dimension == 1
            ? OnLine(left.Values, leftWeights, right.Values, rightWeights)
            : OptimalTransport.Solve(leftWeights, rightWeights, PairedDistances.Between(left, right)).Cost;
    }

    /// <summary>The distance between two samples of numbers: for equal counts the mean gap of the sorted
    /// values.</summary>
    /// <param name="left">Finite numbers; at least one.</param>
    /// <param name="right">Finite numbers; at least one; the count may differ.</param>
    public static double OnLine(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        RequireNumbers(left, right);
        int shift = Magnitude.Shift(Math.Max(Magnitude.Largest(left), Magnitude.Largest(right)));
        double near = OfSorted(Sorted(left, shift), Sorted(right, shift));
        return Finite.Result(nameof(WassersteinDistance), Math.ScaleB(near, -shift));
    }

    /// <summary>The distance between two weighted sets of numbers.</summary>
    /// <param name="left">Finite numbers; at least one.</param>
    /// <param name="leftWeights">Non-negative weights, one per number; scaled to sum 1.</param>
    /// <param name="right">Finite numbers; at least one.</param>
    /// <param name="rightWeights">Non-negative weights, one per number; scaled to sum 1.</param>
    public static double OnLine(ReadOnlySpan<double> left, ReadOnlySpan<double> leftWeights,
        ReadOnlySpan<double> right, ReadOnlySpan<double> rightWeights)
    {
        RequireNumbers(left, right);
        RequireWeights(left.Length, leftWeights.Length);
        RequireWeights(right.Length, rightWeights.Length);
        double[] leftMass = Masses.Shares(nameof(WassersteinDistance), "left", leftWeights);
        double[] rightMass = Masses.Shares(nameof(WassersteinDistance), "right", rightWeights);
        int shift = Magnitude.Shift(Math.Max(Magnitude.Largest(left), Magnitude.Largest(right)));
        double[] leftAt = Magnitude.Moved(left, shift), rightAt = Magnitude.Moved(right, shift);
        Array.Sort(leftAt, leftMass);
        Array.Sort(rightAt, rightMass);
        return Finite.Result(
            nameof(WassersteinDistance), Math.ScaleB(Sweep(leftAt, leftMass, rightAt, rightMass), -shift));
    }

    private static double OfSorted(double[] left, double[] right)
    {
        if (left.Length != right.Length)
        {
            // Whole units (each left point is worth right.Length of them) keep the sweep free of rounding.
            double units = (double)left.Length * right.Length;
            return Sweep(left, Repeated(right.Length, left.Length), right, Repeated(left.Length, right.Length)) / units;
        }

        double sum = 0;
        for (int i = 0; i < left.Length; i++)
        {
            sum += Math.Abs(left[i] - right[i]);
        }

        return sum / left.Length;
    }

    /// <summary>Moves mass in sorted order, which is optimal on the line.</summary>
    private static double Sweep(double[] leftAt, double[] leftMass, double[] rightAt, double[] rightMass)
    {
        double cost = 0;
        int i = 0, j = 0;
        while (i < leftAt.Length && j < rightAt.Length)
        {
            double mass = Math.Min(leftMass[i], rightMass[j]);
            cost += mass * Math.Abs(leftAt[i] - rightAt[j]);
            leftMass[i] -= mass;
            rightMass[j] -= mass;
            if (leftMass[i] <= 0)
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return cost;
    }

    private static double[] Sorted(ReadOnlySpan<double> values, int shift)
    {
        double[] sorted = Magnitude.Moved(values, shift);
        Array.Sort(sorted);
        return sorted;
    }

    private static double[] Ones(int count) => Repeated(1, count);

    private static double[] Repeated(double value, int count)
    {
        var values = new double[count];
        Array.Fill(values, value);
        return values;
    }

    private static void RequireNumbers(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        const string Advice = "Check the samples before measuring them.";
        Finite.Require(nameof(WassersteinDistance), "a number of left", left, Advice);
        Finite.Require(nameof(WassersteinDistance), "a number of right", right, Advice);
        if (left.IsEmpty || right.IsEmpty)
        {
            throw new ArgumentException(
                $"WassersteinDistance: a sample is empty. Left has {left.Length} numbers, right has {right.Length}. "
                    + "Pass at least one number on each side.");
        }
    }

    private static void RequireWeights(int points, int weights)
    {
        if (points == weights)
        {
            return;
        }

        throw new ArgumentException(
            $"WassersteinDistance: the number of weights differs from the number of points. There are {points} "
                + $"points and {weights} weights. Pass one weight per point.");
    }
}
