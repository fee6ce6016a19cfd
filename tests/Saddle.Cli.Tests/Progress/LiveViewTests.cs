using Saddle.Cli.Progress;
using Saddle.Training;
using Saddle.Training.Runs;
using Xunit;

namespace Saddle.Cli.Tests.Progress;

public sealed class LiveViewTests
{
    [Fact]
    public void A_curve_spans_all_levels() => Assert.Equal("▁▃▅▇█", LiveView.Curve([0, 0.25, 0.5, 0.75, 1]));

    [Fact]
    public void A_flat_or_broken_curve_is_drawn_too()
    {
        Assert.Equal("▁▁", LiveView.Curve([3, double.NaN, 3]));
        Assert.Equal("", LiveView.Curve([]));
    }

    [Fact]
    public void Only_the_newest_cells_are_shown() => Assert.Equal("▁█", LiveView.Curve([9, 0, 1], cells: 2));

    [Fact]
    public void Lines_are_cut_at_the_width_and_keep_their_colours() =>
        Assert.Equal("\e[32mab\e[0m", LiveView.Cut("\e[32mabc\e[0md", 2));

    [Fact]
    public void Lines_of_other_threads_come_out_whole_above_the_display_and_the_cursor_is_never_hidden()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(output, output);
        new LiveView(terminal).Watch(() =>
        {
            terminal.Screen.Say("saddle: stopping");
            return true;
        });
        terminal.Screen.Say("after");
        string first = "the first steps…" + Environment.NewLine;
        Assert.Equal(
            $"{first}\r\e[1A\e[Jsaddle: stopping{Environment.NewLine}{first}after\n", output.ToString());
    }

    [Fact]
    public void Work_runs_once_and_its_result_comes_back()
    {
        using var output = new StringWriter();
        var view = new LiveView(new Terminal(output, output));
        int runs = 0;
        bool result = view.Watch(() =>
        {
            runs++;
            view.Show(
                new RunReport(50, new Figures([new("estimate", 1.25)]), 12.34, TimeSpan.FromSeconds(125)),
                100,
                TimeSpan.FromHours(1));
            view.Note("[not markup]");
            return true;
        });
        Assert.True(result);
        Assert.Equal(1, runs);
        Assert.Contains("[not markup]", output.ToString(), StringComparison.Ordinal);
    }
}
