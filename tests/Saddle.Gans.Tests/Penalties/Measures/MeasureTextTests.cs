using Saddle.Gans.Penalties.Measures;
using Saddle.Settings;
using Xunit;

namespace Saddle.Gans.Tests.Penalties.Measures;

public sealed class MeasureTextTests
{
    private static readonly double[] s_anchor = [2, -1];

    [Fact]
    public void Names_are_the_measures()
    {
        Assert.Equal(new RealExamples(), MeasureText.Read("real", s_anchor));
        Assert.Equal(new GeneratedExamples(), MeasureText.Read("fake", s_anchor));
        Assert.Equal(new Interpolates(), MeasureText.Read("interp", s_anchor));
        Assert.Equal(new Midpoints(), MeasureText.Read("mid", s_anchor));
        Assert.Equal(s_anchor, Assert.IsType<AnchorRays>(MeasureText.Read("anchor", s_anchor)).Anchor);
        Assert.Equal(s_anchor, Assert.IsType<SinglePoint>(MeasureText.Read("point", s_anchor)).Point);
    }

    [Theory]
    [InlineData("real,fake", 1, 1)]
    [InlineData("real:0.5, fake:1e1", 0.5, 10)]
    public void Sums_are_mixtures(string text, double ofReal, double ofFake) => Assert.Equal(
        [new MixturePart(new RealExamples(), ofReal), new MixturePart(new GeneratedExamples(), ofFake)],
        Assert.IsType<Mixture>(MeasureText.Read(text, s_anchor)).Parts);

    [Theory]
    [InlineData("middle", "penalty measure: there is no 'middle'. The nearest names are 'mid', 'fake', 'real'. "
        + "Use one of real, fake, interp, mid, anchor, point.")]
    [InlineData("real:-1,fake", "penalty measure: a weight must be a number above 0. Got '-1' in 'real:-1'. "
        + "Write for example real:0.5,mid:0.5.")]
    [InlineData("real:x", "penalty measure: a weight must be a number above 0. Got 'x' in 'real:x'. "
        + "Write for example real:0.5,mid:0.5.")]
    public void Other_texts_are_refused(string text, string message) => Assert.Equal(
        message, Assert.Throws<ConfigurationException>(() => MeasureText.Read(text, s_anchor)).Message);
}
