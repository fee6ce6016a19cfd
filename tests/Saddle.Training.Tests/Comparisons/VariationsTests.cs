using Saddle.Settings;
using Saddle.Training.Comparisons;
using Xunit;

namespace Saddle.Training.Tests.Comparisons;

public sealed class VariationsTests
{
    private static string[] Of(params string[] texts) =>
    [
        .. Variations.Of(texts).Select(values =>
            string.Join(' ', values.Select(value => $"{value.Path}={value.Text}"))),
    ];

    [Fact]
    public void Nothing_varied_is_one_combination_of_nothing() => Assert.Equal([""], Of());

    [Fact]
    public void Every_combination_is_there_once_and_later_settings_change_faster() => Assert.Equal(
        ["a.b=1 c=x", "a.b=1 c=y", "a.b=1 c=z", "a.b=2 c=x", "a.b=2 c=y", "a.b=2 c=z"], Of("a.b=1,2", "c=x,y,z"));

    [Fact]
    public void Spaces_around_are_none_of_the_value() => Assert.Equal(["a=1", "a=2"], Of(" a = 1 , 2 "));

    [Fact]
    public void Values_with_commas_are_set_apart_by_semicolons() =>
        Assert.Equal(["a=1,5", "a=5,1", "a=2"], Of("a=1,5;5,1;2"));

    [Fact]
    public void A_value_may_have_an_equals_sign() => Assert.Equal(["a=b=1", "a=b=2"], Of("a=b=1,b=2"));

    [Theory]
    [InlineData("a")]
    [InlineData("a=")]
    [InlineData("=1")]
    [InlineData("")]
    [InlineData("a=1,")]
    [InlineData("a=1,,2")]
    [InlineData("a=1,1")]
    [InlineData("a=1;")]
    public void What_is_no_setting_with_values_is_refused(string text) => Assert.Equal(
        $"vary: it takes a setting's path and different values. Got '{text}'. Write for example penalty.weight=1,10.",
        Assert.Throws<ConfigurationException>(() => Of(text)).Message);

    [Fact]
    public void A_setting_that_varies_twice_is_refused() => Assert.Equal(
        "vary: a setting is there twice. It is a.b. Name it once, with all its values.",
        Assert.Throws<ConfigurationException>(() => Of("a.b=1", "c=1", "a.b=2")).Message);

    [Fact]
    public void There_may_be_a_thousand_combinations()
    {
        string hundred = string.Join(',', Enumerable.Range(0, 100)), ten = string.Join(',', Enumerable.Range(0, 10));
        Assert.Equal(1000, Of($"a={hundred}", $"b={ten}").Length);
        Assert.Equal("vary: there are too many combinations. There may be 1000. Vary fewer settings, or fewer values.",
            Assert.Throws<ConfigurationException>(() => Of($"a={hundred}", $"b={ten}", "c=1,2")).Message);
        Assert.Throws<ConfigurationException>(() => Of([.. "abcdefghij".Select(name => $"{name}={hundred}")]));
    }
}
