using Xunit;

namespace Saddle.Data.Tests;

public sealed class RgbTests
{
    [Theory]
    [InlineData("white", 255, 255, 255)]
    [InlineData("black", 0, 0, 0)]
    [InlineData("#0180ff", 1, 128, 255)]
    public void What_is_written_reads_back(string text, byte red, byte green, byte blue)
    {
        Assert.True(Rgb.TryParse(text, out Rgb colour));
        Assert.Equal(new Rgb(red, green, blue), colour);
        Assert.Equal(text, colour.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("#12345")]
    [InlineData("#12345g")]
    [InlineData("#+12345")]
    [InlineData("White")]
    public void Other_texts_are_no_colours(string text) => Assert.False(Rgb.TryParse(text, out _));
}
