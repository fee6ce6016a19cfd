using Saddle.Cli.Verbs;
using Xunit;

namespace Saddle.Cli.Tests.Verbs;

public sealed class MethodsVerbTests
{
    [Fact]
    public void Every_name_has_one_line_with_its_meaning_and_source()
    {
        CommandLine line = CommandLine.Run("methods");
        Assert.Equal((0, ""), (line.Code, line.Error));
        foreach ((_, IEnumerable<MethodEntry> entries) in MethodsVerb.Sections())
        {
            foreach (MethodEntry entry in entries)
            {
                Assert.NotEmpty(entry.Summary);
                Assert.True(entry.Name == "none" || entry.Source.Length > 0, $"'{entry.Name}' has no source.");
                Assert.Single(line.Out.Split('\n'), text =>
                    text.StartsWith($"  {entry.Name} ", StringComparison.Ordinal)
                    && text.Contains(entry.Summary, StringComparison.Ordinal)
                        && text.EndsWith(entry.Source, StringComparison.Ordinal));
            }
        }
    }
}
