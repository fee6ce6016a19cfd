using System.Text.Json.Nodes;
using Saddle.Settings;
using Saddle.Testing;
using Xunit;

namespace Saddle.Tests.Settings;

public sealed class RangesTests
{
    public static TheoryData<string, IRange> All => new()
    {
        { "a finite number", Ranges.Any },
        { "a number above 0", Ranges.Positive },
        { "a number of 0 or more", Ranges.NotNegative },
        { "a number from 0 to below 1", Ranges.BelowOne },
        { "a number above 0 and up to 1", Ranges.UpToOne },
        { "a number between -1 and 1", Ranges.WithinOne },
        { "a number below 2", Ranges.Between(double.NegativeInfinity, 2, false, false) },
        { "a number of 2 or less", Ranges.Between(double.NegativeInfinity, 2, false, true) },
        { "a number from 2 to 2", Ranges.Between(2, 2, true, true) },
        { "true or false", Ranges.Truth },
        { "a text that is not empty, without null characters", Ranges.Text },
        { "a whole number of 3 or more", Ranges.Count(3) },
        { "a whole number from 1 to 65536", Ranges.Count(1, 65_536) },
        { "a whole number", Ranges.Count(int.MinValue) },
        { "a whole number of 0 or more", Ranges.Whole(0) },
        { "a whole number of 9 or less", Ranges.Whole(long.MinValue, 9) },
        { "one of red, green", Ranges.OneOf("red", "green") },
        { "none, or values with commas, each a finite number", Ranges.List(Ranges.Any) },
        { "values with commas, each a whole number of 1 or more", Ranges.List(Ranges.Count(1), least: 1) },
        { "2 values with commas, each one of a, b", Ranges.List(Ranges.OneOf("a", "b"), least: 2, most: 2) },
        { "none, or up to 3 values with commas, each true or false", Ranges.List(Ranges.Truth, most: 3) },
        { "2 to 3 values with commas, each a finite number", Ranges.List(Ranges.Any, least: 2, most: 3) },
        { "a number above 0, or off", Ranges.Optional(Ranges.Positive, "off") },
        { "a text that is not empty, without null characters, or none", Ranges.Optional(Ranges.Text, "none") },
        {
            "values with commas, each a whole number of 1 or more, or auto",
            Ranges.Optional(Ranges.List(Ranges.Count(1), least: 1), "auto")
        },
    };

    [Theory]
    [MemberData(nameof(All))]
    public void They_say_in_words_what_they_take(string words, IRange range) => Assert.Equal(words, range.Words);

    [Theory]
    [MemberData(nameof(All))]
    public void What_is_inside_is_read_from_what_was_written(string words, IRange range)
    {
        Assert.NotEmpty(words);
        foreach (string text in range.InsideTexts.Append(range.Example))
        {
            Assert.True(range.TryReadValue(text, out object? value), text);
            Assert.True(range.ContainsValue(value), text);
            Assert.Equal(text, range.WriteValue(value));
            Assert.True(range.TryReadValue(Again(range.ToJsonValue(value)), out object? read), text);
            Assert.Equal(text, range.WriteValue(read));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void What_is_just_outside_is_refused_as_value_and_as_text(string words, IRange range)
    {
        Assert.NotEmpty(words);
        Assert.All(range.OutsideValues, value => Assert.False(range.ContainsValue(value)));
        Assert.All(range.OutsideTexts, text => Assert.False(range.TryReadValue(text, out _), text));
    }

    [Fact]
    public void Bounds_are_exact()
    {
        Assert.True(Ranges.BelowOne.Contains(0));
        Assert.True(Ranges.BelowOne.Contains(double.BitDecrement(1)));
        Assert.False(Ranges.BelowOne.Contains(1));
        Assert.False(Ranges.BelowOne.Contains(-double.Epsilon));
        Assert.True(Ranges.Positive.Contains(double.Epsilon));
        Assert.False(Ranges.Positive.Contains(0));
        Assert.False(Ranges.Any.Contains(double.PositiveInfinity));
        Assert.True(Ranges.Count(1, 3).Contains(3));
        Assert.False(Ranges.Count(1, 3).Contains(4));
        Assert.True(Ranges.Whole(0).Contains(long.MaxValue));
    }

    [Theory]
    [InlineData("0.1e-3", true)]
    [InlineData("+1", true)]
    [InlineData("1,5", false)]
    [InlineData("", false)]
    [InlineData("1e999", false)]
    [InlineData("NaN", false)]
    public void Numbers_are_read_in_invariant_culture(string text, bool isNumber) =>
        Assert.Equal(isNumber, Ranges.Any.TryRead(text, out _));

    [Theory]
    [InlineData("\"1\"")]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("1.5")]
    [InlineData("1e300")]
    public void Json_of_another_kind_is_no_whole_number(string json) =>
        Assert.False(Ranges.Count(0).TryRead(JsonNode.Parse(json), out _));

    [Fact]
    public void Absent_values_have_precedence_over_the_same_text()
    {
        Range<string?> range = Ranges.Optional(Ranges.Text, "none");
        Assert.True(range.TryRead("none", out string? value));
        Assert.Null(value);
        Assert.False(range.Contains("none"));
        Assert.Null(range.ToJson(null));
    }

    [Fact]
    public void Items_that_a_list_could_not_give_back_are_refused()
    {
        Range<IReadOnlyList<string>> range = Ranges.List(Ranges.Text);
        Assert.False(range.Contains(["a,b"]));
        Assert.False(range.Contains([" a"]));
        Assert.False(range.Contains(["none"]));
        Assert.True(range.TryRead("a, b", out IReadOnlyList<string>? read));
        Assert.Equal(["a", "b"], read);
        Assert.Equal("none", range.Write([]));
    }

    [Fact]
    public void Values_from_code_are_refused_by_owner_and_name()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Ranges.BelowOne.Require(1, "Adam", "Beta1"));
        Assert.Equal(
            "Adam: Beta1 is out of range. Got 1. Use a number from 0 to below 1. (Parameter 'Beta1')", error.Message);
        error = Assert.Throws<ArgumentOutOfRangeException>(() => Ranges.Count(1, 3).Require(0, "Lstm", "Units"));
        Assert.Equal(
            "Lstm: Units is out of range. Got 0. Use a number from 1 to 3. (Parameter 'Units')", error.Message);
        error = Assert.Throws<ArgumentOutOfRangeException>(() => Ranges.Text.Require(null!, "Run", "Data"));
        Assert.Equal(
            "Run: Data is out of range. Got nothing. Use a text that is not empty, without null "
                + "characters. (Parameter 'Data')", error.Message);
        Assert.Equal(0.5, Ranges.BelowOne.Require(0.5, "Adam"));
    }

    [Fact]
    public void Ranges_without_values_are_refused()
    {
        ArgumentRefusal.Is(() => Ranges.Between(1, 0, true, true),
            "range: no number is inside. The bounds are 1 and 0. Use a lower one that is less.");
        ArgumentRefusal.Is(() => Ranges.Between(1, 1, true, false),
            "range: no number is inside. The bounds are 1 and 1. Use a lower one that is less.");
        ArgumentRefusal.Is(() => Ranges.Count(2, 1), "range: no whole number is inside. The bounds are 2 and 1. "
            + "Use a lower one that is not above the upper one.");
        ArgumentRefusal.Is(() => Ranges.List(Ranges.Any, 2, 1), "range: no list has such a length. "
            + "The bounds are 2 and 1. Use a lower one from 0 that is not above the upper one.");
        ArgumentRefusal.Is(() => Ranges.OneOf("a", "a"),
            "range: names must be there, none empty and none twice. Got [a, a]. Name each value once.");
    }

    private static JsonNode? Again(JsonNode? node) => node is null ? null : JsonNode.Parse(node.ToJsonString());
}
