using Saddle.Training.Reports;
using Xunit;

namespace Saddle.Training.Tests.Reports;

public class SpreadTests
{
    [Fact]
    public void Quantiles_between_numbers_are_interpolated()
    {
        Assert.Equal(new Spread(1, 1.75, 2.5, 3.25, 4), Spread.Of([4, 1, 3, 2]));
        Assert.Equal(new Spread(-1, 1.5, 4, 5, 6), Spread.Of([6, -1, 4]));
        Assert.Equal(new Spread(7, 7, 7, 7, 7), Spread.Of([7]));
    }

    [Fact]
    public void Infinite_ends_leave_the_middle_as_it_is() =>
        Assert.Equal((1, double.PositiveInfinity), Ends(Spread.Of([0, 1, double.PositiveInfinity])));

    [Fact]
    public void A_number_that_is_none_is_refused_by_its_place() => Assert.Equal(
        "Spread: a number cannot be ordered. Number 2 is NaN. Leave it out.",
        Assert.Throws<ArgumentException>(() => Spread.Of([1, 2, double.NaN])).Message);

    [Fact]
    public void Huge_and_infinite_numbers_have_quantiles()
    {
        Assert.Equal(double.MaxValue, Spread.Of([double.MaxValue, double.MaxValue]).Median);
        Assert.Equal(double.PositiveInfinity, Spread.Of([double.PositiveInfinity, double.PositiveInfinity]).Median);
    }

    [Fact]
    public void No_numbers_have_no_spread() => Assert.Equal(
        "Spread: there are no numbers. Got 0. Pass at least one.",
        Assert.Throws<ArgumentException>(() => Spread.Of([])).Message);

    private static (double Median, double Most) Ends(Spread spread) => (spread.Median, spread.Most);
}
