using Saddle.Testing;
using Xunit;

namespace Saddle.Distances.Tests;

public class PairedDistancesTests
{
    [Fact]
    public void Pythagoras_holds_in_row_major_order()
    {
        double[] table = PairedDistances.Between(new PointSet([0.0, 0, 3, 5], 2), new PointSet([3.0, 4, 0, 1], 2));
        Assert.Equal([5.0, 1, 1, 5], table);
    }

    [Fact]
    public void A_table_beyond_memory_is_refused_before_it_is_made()
    {
        var many = new PointSet(new double[12_000], 1);
        ArgumentRefusal.Is(() => PairedDistances.Between(many, many),
            "PairedDistances: the table of distances is too large. It would have 12000 x 12000 entries. "
                + "Measure a subset of at most 134217728 pairs.");
    }
}
