using Xunit;

namespace Saddle.Docs.Tests.Transcripts;

public sealed class TranscriptTests
{
    [Fact]
    public void Blocks_and_comments_are_told_apart_with_their_words()
    {
        Transcript[] found =
        [
            .. Transcript.In(
            [
                "```text", "$ not run", "```", "```console slow exit=2", "$ a", "b", "```", "<!-- setup", "$ c", "-->",
                "```text output", "1", "```",
            ]),
        ];
        Assert.Equal(
            [TranscriptKind.Shown, TranscriptKind.Setup, TranscriptKind.Printed], found.Select(block => block.Kind));
        Assert.Equal((true, 2, 4), (found[0].IsSlow, found[0].ExitCode, found[0].Start));
        Assert.Equal(["$ a", "b"], found[0].Lines);
    }

    [Fact]
    public void Commands_are_told_from_what_they_print()
    {
        string[] lines = ["$ a \\", "  b", "one", "", "two", "", "$ c", "$ d", "three"];
        IReadOnlyList<Exchange> exchanges = Exchange.In(lines);
        Assert.Equal(["a \\\n  b", "c", "d"], exchanges.Select(exchange => exchange.Command));
        Assert.Equal(["one", "", "two"], exchanges[0].Output);
        Assert.Empty(exchanges[1].Output);
        Assert.Equal(lines, Exchange.Write(exchanges));
    }

    [Fact]
    public void A_block_that_begins_with_no_command_is_refused() =>
        Assert.Throws<FormatException>(() => Exchange.In(["one"]));

    [Theory]
    [InlineData("a 1|...|d 4", true)]
    [InlineData("...|b 2|c 3|...", true)]
    [InlineData("a 1|b 2|c 3|d 4|...", true)]
    [InlineData("a 1|b 2|c 3", false)]
    [InlineData("b 2|...", false)]
    [InlineData("...|b 3|...", false)]
    public void Three_dots_stand_for_any_lines(string shown, bool isOf) => Assert.Equal(
        isOf, new Excerpt(shown.Split('|')).IsOf(["a 1", "b 2", "c 3", "d 4"], Shown.Steady));

    [Theory]
    [InlineData("a 9|...|d 9", "a 1|...|d 4")]
    [InlineData("b 9", "...|b 2|...")]
    [InlineData("a 9|c 9", "a 1|...|c 3|...")]
    [InlineData("new words", "a 1|b 2|c 3|d 4")]
    public void What_is_recorded_keeps_what_was_left_out(string shown, string recorded) => Assert.Equal(
        recorded, string.Join('|', new Excerpt(shown.Split('|')).From(["a 1", "b 2", "c 3", "d 4"])));

    [Theory]
    [InlineData("critic 1.5  steps/s 39.3  left 1m41s", "critic 1.5  steps/s 40  left 2s", true)]
    [InlineData("critic 1.5  left 2s", "critic 1.6  left 2s", false)]
    [InlineData("180 products in 30.6 s, 22.9 s of them", "180 products in 2 s, 1.25 s of them", true)]
    [InlineData("step 1", "step 2", false)]
    public void Speeds_do_not_count(string one, string other, bool isSame) =>
        Assert.Equal(isSame, Shown.Steady(one) == Shown.Steady(other));

    [Fact]
    public void Numbers_and_their_widths_may_be_left_out_of_account()
    {
        Assert.Equal(Shown.Words("radius  1.0198   -5,3E-12"), Shown.Words("radius 0 ±1"));
        Assert.NotEqual(Shown.Words("radius 1"), Shown.Words("norm 1"));
    }

    [Fact]
    public void Long_lines_are_wrapped_at_words_two_columns_further_in()
    {
        string word = new('a', 59);
        Assert.Equal([$"  {word} {word[..57]}", $"    {word}"], Shown.Lines($"  {word} {word[..57]} {word}\n\n"));
        Assert.Equal([new string('b', 130)], Shown.Lines(new string('b', 130)));
    }
}
