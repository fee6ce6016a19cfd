using Saddle.Training.Reports;
using Xunit;

namespace Saddle.Training.Tests.Reports;

public class TextTableTests
{
    [Fact]
    public void Columns_line_up_and_lines_end_where_their_text_ends()
    {
        var table = new TextTable("method", "runs");
        table.Row("a", "3");
        table.Row("a longer name", "");
        Assert.Equal("method         runs\n-------------------\na              3\na longer name\n", table.ToString());
    }

    [Fact]
    public void A_row_of_another_length_is_refused() => Assert.Equal(
        "TextTable: the row does not fit the header. It has 1 cells for 2 columns. Pass one cell per column.",
        Assert.Throws<ArgumentException>(() => new TextTable("a", "b").Row("x")).Message);
}
