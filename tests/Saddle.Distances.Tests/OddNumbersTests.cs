using Saddle.Testing;
using Xunit;

namespace Saddle.Distances.Tests;

/// <summary>Every entry point, given what is no number, what is infinite, and what float64 only just holds.</summary>
public class OddNumbersTests
{
    private const double Inf = double.PositiveInfinity;
    private const double Max = double.MaxValue;

    private static readonly Dictionary<string, Func<double, double>> s_taking = new()
    {
        ["assignment"] = x => Assignment.Solve([1, x, 1, 1], 2).Sum(),
        ["assignment cost"] = x => Assignment.Cost([1, x, 1, 1], [1, 0]),
        ["Jensen-Shannon, left"] = x => JensenShannon.Between([1, x], [1, 1]),
        ["Jensen-Shannon, right"] = x => JensenShannon.Between([1, 1], [1, x]),
        ["Jensen-Shannon, width"] = x => JensenShannon.Binned(Line(0, 1), Line(0, 1), x),
        ["lower bound, real"] = x => JensenShannon.LowerBound([1, x], [1.0]),
        ["lower bound, fake"] = x => JensenShannon.LowerBound([1.0], [1, x]),
        ["lower bound, float"] = x => JensenShannon.LowerBound([1, (float)x], [1f]),
        ["total variation, left"] = x => TotalVariation.Between([1, x], [1, 1]),
        ["total variation, right"] = x => TotalVariation.Between([1, 1], [1, x]),
        ["total variation, width"] = x => TotalVariation.Binned(Line(0, 1), Line(0, 1), x),
        ["coverage, radius"] = x => ModeCoverage.Of(Line(0, 1), Line(0, 1), x).ModesFound,
        ["coverage, share"] = x => ModeCoverage.Of(Line(0, 1), Line(0, 1), 1, x).ModesFound,
        ["norm"] = x => OperatorNorm.Of([1, x, 1, 1], 2, 2),
        ["norm, float"] = x => OperatorNorm.Of([1, (float)x, 1, 1], 2, 2),
        ["clipped bound"] = x => OperatorNorm.ClippedBound(x, 2, 3),
        ["clipped network"] = x => OperatorNorm.ClippedNetworkBound(x, 2, 3, 1),
        ["transport, supply"] = x => OptimalTransport.Solve([1, x], [1, 1], [1, 2, 3, 4]).Cost,
        ["transport, demand"] = x => OptimalTransport.Solve([1, 1], [1, x], [1, 2, 3, 4]).Cost,
        ["transport, costs"] = x => OptimalTransport.Solve([1, 1], [1, 1], [1, x, 3, 4]).Cost,
        ["points"] = x => new PointSet([1.0, x], 1).Count,
        ["points, float"] = x => new PointSet([1, (float)x], 1).Count,
        ["median"] = x => RunningMedian.Median([1, x]),
        ["running median"] = x => RunningMedian.Of([1, x], 3)[0],
        ["Spearman, left"] = x => SpearmanCorrelation.Between([1, x, 2], [1, 2, 3]),
        ["Spearman, right"] = x => SpearmanCorrelation.Between([1, 2, 3], [1, x, 2]),
        ["line, left"] = x => WassersteinDistance.OnLine([1, x], [1, 2]),
        ["line, right"] = x => WassersteinDistance.OnLine([1, 2], [1, x, 3]),
        ["weighted line, left"] = x => WassersteinDistance.OnLine([1, x], [1, 1], [1, 2], [1, 1]),
        ["weighted line, right"] = x => WassersteinDistance.OnLine([1, 2], [1, 1], [1, x], [1, 1]),
        ["line, left weight"] = x => WassersteinDistance.OnLine([1, 2], [1, x], [1, 2], [1, 1]),
        ["line, right weight"] = x => WassersteinDistance.OnLine([1, 2], [1, 1], [1, 2], [1, x]),
        ["Wasserstein, left weight"] = x => WassersteinDistance.Between(Plane(1), [1, x], Plane(1), [1, 1]),
        ["Wasserstein, right weight"] = x => WassersteinDistance.Between(Plane(1), [1, 1], Plane(1), [1, x]),
    };

    // What each gives of points 0 and 1, at any scale; the power says how the value goes with the scale.
    private static readonly Dictionary<string, (Func<double, double> Value, int Power)> s_scaling = new()
    {
        ["distance"] = (x => PairedDistances.Between(Plane(x), Plane(x))[1], 1),
        ["Wasserstein"] = (x => WassersteinDistance.Between(Plane(x), Plane(3 * x)), 1),
        ["Wasserstein of unequal counts"] = (x => WassersteinDistance.Between(Plane(x), Plane(3 * x, 3)), 1),
        ["Wasserstein on the line"] = (x => WassersteinDistance.OnLine([0, x], [3 * x, x]), 1),
        ["the same of unequal counts"] = (x => WassersteinDistance.OnLine([0, x], [3 * x, x, x]), 1),
        ["weighted on the line"] = (x => WassersteinDistance.OnLine([0, x], [1, 3], [3 * x, x], [2, 1]), 1),
        ["by weights"] = (x => WassersteinDistance.OnLine([0, 1], [x, 3 * x], [3, 1], [2 * x, x]), 0),
        ["sliced"] = (x => SlicedWasserstein.Between(Plane(x), Plane(3 * x)), 1),
        ["precision"] = (x => PrecisionRecall.Of(Plane(x, 3), Plane(x, 4), 1).Precision, 0),
        ["recall"] = (x => PrecisionRecall.Of(Plane(x, 4), Plane(3 * x, 3), 1).Recall, 0),
        ["spread"] = (x => NearestNeighbourDiversity.MeanDistance(Plane(x, 5)), 1),
        ["relative spread"] = (x => NearestNeighbourDiversity.Relative(Plane(3 * x, 5), Plane(x, 5)), 0),
        ["coverage"] = (x => ModeCoverage.Of(Plane(x, 5), Plane(x, 2), x).HighQualityShare, 0),
        ["bins"] = (x => TotalVariation.Binned(Plane(x, 5), Plane(3 * x, 5), x), 0),
        ["masses"] = (x => JensenShannon.Between([x, 3 * x], [2 * x, x]), 0),
        ["norm"] = (x => OperatorNorm.Of([x, 2 * x, 3 * x, -x], 2, 2), 1),
        ["clipped bound"] = (x => OperatorNorm.ClippedBound(x, 2, 3), 1),
        ["clipped network"] = (x => OperatorNorm.ClippedNetworkBound(x, 2, 3), 1),
        ["assignment"] = (x => Assignment.Cost([x, 2 * x, 3 * x, 5 * x], Assignment.Solve(
            [x, 2 * x, 3 * x, 5 * x], 2)), 1),
        ["transport"] = (x => OptimalTransport.Solve([1, 3], [2, 2], [x, 2 * x, 3 * x, 5 * x]).Cost, 1),
        ["transport by masses"] = (x => OptimalTransport.Solve([x, 3 * x], [2 * x, 2 * x], [1, 2, 3, 5]).Cost, 0),
        ["median"] = (x => RunningMedian.Median([x, 2 * x, 5 * x, 3 * x]), 1),
        ["running median"] = (x => RunningMedian.Of([x, 2 * x, 5 * x, 3 * x], 3)[3], 1),
        ["Spearman"] = (x => SpearmanCorrelation.Between([x, 3 * x, 2 * x], [x, 2 * x, 3 * x]), 0),
        ["features"] = (x => RandomFeatures.Of(Plane(x), 4, 7).Values.ToArray().Max() > 0 ? 1 : 0, 0),
    };

    public static TheoryData<string, double> Refused => Rows(
        from name in s_taking.Keys
        from value in (double[])[double.NaN, double.NegativeInfinity, Inf]
        where value != Inf || name is not ("assignment" or "transport, costs")
        where double.IsNaN(value) || !name.StartsWith("Spearman", StringComparison.Ordinal)
        select (name, value));

    public static TheoryData<string, double> Scales => Rows(
        from name in s_scaling.Keys
        from scale in (double[])[1e307, 1e300, 1e200, 1e155, 1e-155, 1e-200, 1e-300]
        select (name, scale));

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_no_finite_number_is_refused_by_its_place(string name, double value)
    {
        string message = Assert.ThrowsAny<ArgumentException>(() => s_taking[name](value)).Message;
        Assert.Matches("NaN|Infinity|infinite|∞", message);
        Assert.DoesNotMatch("Exception", message);
    }

    [Theory]
    [MemberData(nameof(Scales))]
    public void Huge_and_tiny_numbers_have_the_value_of_others_at_their_scale(string name, double scale)
    {
        (Func<double, double> value, int power) = s_scaling[name];
        double expected = value(1);
        Assert.NotEqual(0, expected);
        Assert.Equal(1, value(scale) / (power == 1 ? scale : 1) / expected, 1e-12);
    }

    [Fact]
    public void A_new_public_type_is_noticed_until_its_numbers_are_held_here()
    {
        // Those that take points alone are held by PointSet's own refusals.
        string[] types =
        [
            nameof(Assignment), nameof(JensenShannon), nameof(MaximumMeanDiscrepancy), nameof(ModeCoverage),
            nameof(NGramDivergence), nameof(NearestNeighbourDiversity), nameof(OperatorNorm), nameof(OptimalTransport),
            nameof(PairedDistances), nameof(PointSet), nameof(PrecisionRecall), nameof(RandomFeatures),
            nameof(RunningMedian), nameof(SlicedWasserstein), nameof(SpearmanCorrelation), nameof(TotalVariation),
            nameof(TransportPlan), nameof(WassersteinDistance),
        ];
        Assert.Equal(types.Order(StringComparer.Ordinal), typeof(PointSet).Assembly.GetExportedTypes()
            .Where(type => type.Namespace == typeof(PointSet).Namespace)
            .Select(type => type.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Forbidden_pairs_leave_the_plan_that_avoids_them()
    {
        double[] costs = [Inf, 1, 1, Inf];
        Assert.Equal([1, 0], Assignment.Solve(costs, 2));
        Assert.Equal(2, Assignment.Cost(costs, Assignment.Solve(costs, 2)));
        Assert.Equal(1, OptimalTransport.Solve([1, 1], [1, 1], costs).Cost);
        Assert.Equal([1, 2, 0], Assignment.Solve([Inf, 1, Inf, 1, 1, 5, 1, Inf, Inf], 3));
    }

    [Fact]
    public void Costs_that_no_plan_avoids_are_refused_by_their_rows()
    {
        ArgumentRefusal.Is(
            () => Assignment.Solve([1, Inf, Inf, 1, Inf, Inf, 1, 1, 1], 3),
            "Assignment: no matching has a finite cost. The rows 0, 1 have finite costs in the columns 0 only. "
                + "Allow one of them another column.");
        ArgumentRefusal.Is(
            () => Assignment.Solve([1, Inf, 1, Inf], 2),
            "Assignment: no plan has a finite cost. All costs of column 1 are infinite. "
                + "Allow it at least one finite cost.");
        ArgumentRefusal.Is(
            () => Assignment.Solve([1, 1, Inf, Inf], 2),
            "Assignment: no plan has a finite cost. All costs of row 1 are infinite. "
                + "Allow it at least one finite cost.");
        ArgumentRefusal.Is(
            () => OptimalTransport.Solve([2, 1], [1, 2], [1, Inf, 1, 1]),
            "OptimalTransport: no plan has a finite cost. Of source 0 the share 0.3333333333333333 is left over, and "
                + "all targets that can be reached at finite cost are full. Allow more finite costs.");
    }

    [Fact]
    public void Entries_are_named()
    {
        ArgumentRefusal.Is(
            () => Assignment.Solve([1, 2, double.NaN, 1], 2),
            "Assignment: a cost is no number that can be compared. Row 1, column 0 costs NaN. "
                + "Pass finite costs, or infinity where nothing may be moved.");
        ArgumentRefusal.Is(
            () => JensenShannon.Between([1, 1], [1, Inf]),
            "JensenShannon: a right mass is not a finite non-negative number. Mass 1 is Infinity. "
                + "Pass weights of at least 0.");
        ArgumentRefusal.Is(
            () => JensenShannon.Binned(Line(0, 1e300), Line(0, 1), 1e-100),
            "JensenShannon: a point lies in no cell that float64 can count. Point 1, coordinate 0 is 1E+300, the bin "
                + "width is 1E-100. Pass wider bins.");
        ArgumentRefusal.Is(
            () => MaximumMeanDiscrepancy.UnbiasedPolynomial(Line(0, 1e200), Line(0, 1e200)),
            "MaximumMeanDiscrepancy: a kernel is beyond float64. Power 3 of the product of point 1 and point 1 is "
                + "Infinity. Divide all coordinates by the largest of them first.");
        ArgumentRefusal.Is(
            () => PairedDistances.Between(Line(Max), Line(-Max)),
            "PairedDistances: the result is beyond float64. Its size is above 1.7976931348623157E+308. "
                + "Divide the numbers by the largest of them first.");
    }

    [Fact]
    public void Sums_may_leave_float64_where_means_do_not()
    {
        Assert.Equal(Max, WassersteinDistance.OnLine([0, 0, 0], [Max, Max, Max]), Max * 1e-15);
        Assert.Equal(Max, NearestNeighbourDiversity.MeanDistance(Line(0, Max)), Max * 1e-15);
        Assert.Equal(Max, OptimalTransport.Solve([1, 1, 1], [1, 1], [Max, Max, Max, Max, Max, Max]).Cost, Max * 1e-15);
        Assert.Equal(Max, RunningMedian.Median([Max, Max]));
        Assert.Equal(-Max / 2, JensenShannon.LowerBound([-Max, -Max], [0.0]), Max * 1e-15);
        Assert.Equal(0, MaximumMeanDiscrepancy.UnbiasedPolynomial(
            new PointSet([1e154, 1e154, 1e154], 1), new PointSet([1e154, 1e154, 1e154, 1e154], 1), 1), 1e295);
    }

    [Fact]
    public void A_small_difference_of_large_points_is_not_lost() =>
        Assert.Equal(1e-200, PairedDistances.Between(new PointSet([1e300, 0], 2), new PointSet([1e300, 1e-200], 2))[0]);

    [Fact]
    public void Cells_beyond_whole_numbers_stay_apart() =>
        Assert.Equal(1, TotalVariation.Binned(Line(1e300), Line(2e300), 1e-3));

    private static TheoryData<string, double> Rows(IEnumerable<(string Name, double Number)> rows)
    {
        var data = new TheoryData<string, double>();
        foreach ((string name, double number) in rows)
        {
            data.Add(name, number);
        }

        return data;
    }

    private static PointSet Line(params double[] values) => new(values, 1);

    // Points (0, 0), (x, x), (0, 2x), (3x, x)...
    private static PointSet Plane(double x, int count = 2) => new(
        [.. Enumerable.Range(0, count).SelectMany(i => (double[])[i % 2 * i * x, i * x])], 2);
}
