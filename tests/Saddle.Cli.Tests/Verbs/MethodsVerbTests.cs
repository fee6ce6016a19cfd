using Saddle.Cli.Parsing;
using Saddle.Cli.Verbs;
using Saddle.Gans;
using Xunit;

namespace Saddle.Cli.Tests.Verbs;

public sealed class MethodsVerbTests
{
    private static readonly string[] s_plain =
        ["none", "constant", "linear", "step", "warm-up", "diversity", "modes", "quality"];

    [Fact]
    public void Every_name_has_one_line_with_its_meaning_and_source()
    {
        CommandLine line = CommandLine.Run("methods");
        Assert.Equal((0, ""), (line.Code, line.Error));
        foreach ((_, IReadOnlyList<MethodEntry> entries) in MethodsVerb.Sections(new Vocabulary(BuiltIn.Catalogues)))
        {
            foreach (MethodEntry entry in entries)
            {
                Assert.NotEmpty(entry.Summary);
                Assert.True(entry.Source.Length > 0 || s_plain.Contains(entry.Name), $"'{entry.Name}' has no source.");
                Assert.Single(line.Out.Split('\n'), text =>
                    text.StartsWith($"  {entry.Name} ", StringComparison.Ordinal)
                    && text.Contains(entry.Summary, StringComparison.Ordinal)
                        && text.EndsWith(entry.Source, StringComparison.Ordinal));
            }
        }
    }

    [Theory]
    [InlineData("dirac", "dirac: The smallest GAN", "    --gamma  ")]
    [InlineData("ring8", "ring8, data: 8 Gaussians on a ring\n", "See 'saddle data ring8'.")]
    public void Games_and_data_are_told_too(string name, string start, string part)
    {
        CommandLine line = CommandLine.Run("methods", name);
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.StartsWith(start, line.Out, StringComparison.Ordinal);
        Assert.Contains(part, line.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_method_is_told_with_all_that_it_reads()
    {
        CommandLine line = CommandLine.Run("methods", "wgan-sgp");
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.StartsWith("wgan-sgp: Wasserstein critic held by a zero-centred penalty at midpoints\n"
            + "Source: Kim et al. 2018, arXiv:1810.02528\n", line.Out, StringComparison.Ordinal);
        Assert.Matches(@"\n  --penalty-weight X +20: twice the factor ", line.Out);
        Assert.Matches(@"\n  --rate X +0\.0005: step size at first \[a number above 0\]\n", line.Out);
        Assert.DoesNotContain("--clip", line.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("--critic-rate", line.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_is_told_with_its_usual_values()
    {
        CommandLine line = CommandLine.Run("methods", "heavy-ball");
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.StartsWith("heavy-ball, dynamics: ", line.Out, StringComparison.Ordinal);
        Assert.Matches(@"\n  --dynamics-momentum X +0\.9: what remains of the last step", line.Out);
    }

    [Fact]
    public void What_has_several_meanings_is_told_in_each() =>
        Assert.Equal(2, CommandLine.Run("methods", "consensus").Out.Split("\nSource: ").Length - 1);

    [Fact]
    public void An_unknown_name_comes_with_the_nearest()
    {
        CommandLine line = CommandLine.Run("methods", "clasifier");
        Assert.Equal((2, ""), (line.Code, line.Out));
        Assert.StartsWith("saddle: methods: nothing is called 'clasifier'. The nearest name is 'classifier'.",
            line.Error, StringComparison.Ordinal);
    }
}
