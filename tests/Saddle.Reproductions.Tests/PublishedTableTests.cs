using Xunit;

namespace Saddle.Reproductions.Tests;

public class PublishedTableTests
{
    [Fact]
    public void Columns_line_up_under_the_header()
    {
        var table = new PublishedTable();
        table.Check("ring: modes", ">= 8 of 8", "8", true);
        table.Check("ring: sliced W1", "<= 0.12", "0.31", false);
        table.Report("clipping: sliced W1", "0.09-0.11", "0.10");
        Assert.Equal(
            """
            claim                published / required  measured  verdict
            -------------------------------------------------------------
            ring: modes          >= 8 of 8             8         ok
            ring: sliced W1      <= 0.12               0.31      FAILED
            clipping: sliced W1  0.09-0.11             0.10      reported

            """.ReplaceLineEndings("\n"), table.ToString());
    }

    [Fact]
    public void It_holds_until_a_criterion_fails()
    {
        var table = new PublishedTable();
        table.Report("a", "b", "c");
        table.Check("a", "b", "c", true);
        Assert.True(table.Holds);
        table.Check("a", "b", "c", false);
        Assert.False(table.Holds);
        Assert.Equal([null, true, false], table.Rows.Select(row => row.Holds));
    }
}
