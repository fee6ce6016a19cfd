using Saddle.Settings;
using Xunit;

namespace Saddle.Tests.Settings;

public sealed class NearestNamesTests
{
    private static readonly string[] s_known = ["digits", "grid25", "moons", "ring8", "swissroll"];

    [Theory]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("Ring8", "rING8", 0)]
    [InlineData("abcd", "acbd", 2)]
    public void Distance_counts_single_letter_changes(string left, string right, int expected)
    {
        Assert.Equal(expected, NearestNames.Distance(left, right));
        Assert.Equal(expected, NearestNames.Distance(right, left));
    }

    [Theory]
    [InlineData("digts", "The nearest name is 'digits'.")]
    [InlineData("swiss", "The nearest name is 'swissroll'.")]
    [InlineData("cathedral", "Known names are 'digits', 'grid25', 'moons', 'ring8' and 'swissroll'.")]
    public void The_sentence_names_what_is_near_or_else_everything(string name, string sentence) =>
        Assert.Equal(sentence, NearestNames.Sentence(name, s_known));

    [Fact]
    public void Of_very_many_names_only_the_number_is_told() => Assert.Equal(
        "None of the 41 known names is near.",
        NearestNames.Sentence("cathedral", Enumerable.Range(0, 41).Select(i => $"{i}")));

    [Fact]
    public void Several_near_names_come_nearest_first_then_in_ordinal_order() =>
        Assert.Equal("The nearest names are 'ring9' and 'ring8'.",
            NearestNames.Sentence("rng9", ["ring8", "ring25", "grid25", "ring9"]));

    [Fact]
    public void Longer_names_that_end_in_the_name_are_near() => Assert.Equal(
        "The nearest name is '--dynamics-weight'.",
        NearestNames.Sentence("--weight", ["--list", "--dynamics-weight", "--dynamics-momentum"]));
}
