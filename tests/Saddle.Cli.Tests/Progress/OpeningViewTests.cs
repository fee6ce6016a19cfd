using Saddle.Cli.Progress;
using Saddle.Data;
using Xunit;

namespace Saddle.Cli.Tests.Progress;

public sealed class OpeningViewTests
{
    [Fact]
    public void A_line_tells_how_far_it_is_and_how_long_it_takes() =>
        Assert.Equal("checking pictures: 1500 of 6000 (25%), 1m30s left",
            OpeningView.Line(new DataProgress("checking pictures", 1500, 6000), TimeSpan.FromSeconds(30)));

    [Fact]
    public void Work_that_is_done_soon_is_not_told()
    {
        using var output = new StringWriter { NewLine = "\n" };
        foreach (bool isLive in (bool[])[true, false])
        {
            var view = new OpeningView(new Terminal(output, output) { IsLive = isLive });
            view.Report(new DataProgress("checking pictures", 1, 2));
            view.Report(new DataProgress("checking pictures", 2, 2));
            view.Clear();
        }

        Assert.Equal("", output.ToString());
    }

    [Fact]
    public void Notes_are_messages_of_one_line()
    {
        using StringWriter output = new() { NewLine = "\n" }, error = new() { NewLine = "\n" };
        new OpeningView(new Terminal(output, error)).Report(new DataNote("left out: a\nb"));
        Assert.Equal(("", "left out: a\\u000ab\n"), (output.ToString(), error.ToString()));
    }
}
