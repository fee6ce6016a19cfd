using Saddle.Testing;
using Saddle.Training.Reports;
using Xunit;

namespace Saddle.Training.Tests.Reports;

public class CsvTableTests
{
    [Fact]
    public void Numbers_keep_every_digit()
    {
        using var text = new StringWriter();
        var table = new CsvTable(text, "step", "estimate");
        table.Row(1, 0.1);
        table.Row(2, 1.0 / 3);
        table.Row(3, double.NaN);
        Assert.Equal("step,estimate\n1,0.1\n2,0.3333333333333333\n3,\n", text.ToString());
    }

    [Fact]
    public void Commas_quotes_and_line_ends_are_quoted()
    {
        using var text = new StringWriter();
        new CsvTable(text, "a", "b").Row("x, y", "say \"z\"\n");
        Assert.Equal("a,b\n\"x, y\",\"say \"\"z\"\"\n\"\n", text.ToString());
    }

    [Fact]
    public void A_row_that_does_not_fit_is_refused() => ArgumentRefusal.Is(
        () =>
        {
            new CsvTable(TextWriter.Null, "a", "b").Row(1, 2, 3);
            return null;
        },
        "CsvTable: the row does not fit the header. It has 3 cells for 2 columns. Pass one cell per column.");

    [Fact]
    public void A_table_without_columns_is_refused() => ArgumentRefusal.Is(
        () => new CsvTable(TextWriter.Null),
        "CsvTable: the table has no columns. 0 names were given. Pass at least one column name.");
}
