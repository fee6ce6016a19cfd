using System.Text.RegularExpressions;
using Saddle.Benchmarks;
using Saddle.Cli;
using Saddle.Cli.Parsing;
using Saddle.Cli.Verbs;
using Saddle.Gans;
using Xunit;

namespace Saddle.Docs.Tests;

public sealed partial class CommandsTests
{
    private static readonly Terminal s_nowhere = new(TextWriter.Null, TextWriter.Null);

    private static readonly Lazy<string> s_code = new(() => string.Join('\n',
        from folder in new[] { "src", "tests", "bench", "samples" }
        from path in Directory.EnumerateFiles(
            Path.Combine(Documents.Root, folder), "*.cs", SearchOption.AllDirectories)
        where !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}")
        select Path.GetFileNameWithoutExtension(path) + ' ' + File.ReadAllText(path)));

    private static readonly Lazy<string> s_dense = new(() => Dense(s_code.Value));

    public static TheoryData<string> Names => DocumentsTests.Names;

    // Commands that are shown to fail are carried out instead, by the transcripts.
    [Theory]
    [MemberData(nameof(Names))]
    public void Every_command_line_that_is_recommended_can_be_parsed(string document)
    {
        string text = FailingConsole().Replace(Documents.Read(document), "");
        var vocabulary = new Vocabulary(BuiltIn.Catalogues);
        foreach (string[] words in Commands.Of(text, "./saddle").Concat(Commands.Of(text, "saddle")))
        {
            if (words[0] != "VERB")
            {
                App.Parse(words, s_nowhere, vocabulary);
            }
        }
    }

    [Fact]
    public void Every_example_of_a_help_text_can_be_parsed()
    {
        var vocabulary = new Vocabulary(BuiltIn.Catalogues);
        foreach (string verb in RootVerb.Create(s_nowhere, vocabulary).Subcommands.Select(verb => verb.Name))
        {
            using var output = new StringWriter { NewLine = "\n" };
            App.Run([verb, "--help"], s_nowhere with { Out = output });
            string[] examples = [.. Examples().Matches(output.ToString()).Select(match => match.Groups[1].Value)];
            Assert.NotEmpty(examples);
            Assert.All(examples, example => App.Parse(example.Split(' '), s_nowhere, vocabulary));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_benchmark_that_is_named_exists(string document)
    {
        string text = Documents.Read(document);
        Assert.All(Commands.Of(text, "dotnet run --project bench/Saddle.Benchmarks --"),
            words => Request.Parse(words));
        Assert.All(Commands.Spans(text).Where(span => Workloads().IsMatch(span)),
            name => Assert.True(WorkloadTable.Find(name) is not null, $"{document}: no workload {name}."));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_path_that_is_named_exists(string document)
    {
        string text = Documents.Read(document);
        IEnumerable<string> missing = Commands.Spans(text).Where(span => Paths().IsMatch(span)).Where(path =>
            !Path.Exists(Path.Combine(Documents.Root, path)) && !IsProposed(text, path));
        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_type_that_is_named_exists(string document)
    {
        // What has changed since may name what is gone.
        string text = document == "CHANGELOG.md" ? "" : Documents.Read(document);
        IEnumerable<string> missing =
            from span in Commands.Spans(text)
            where Identifiers().IsMatch(span)
            from name in span.Split('.')
            where !Regex.IsMatch(s_code.Value, $@"\b{name}\b") && !text.Contains($" {name}(", StringComparison.Ordinal)
            select span;
        Assert.Empty(missing.Distinct());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_declaration_that_is_quoted_stands_in_the_sources(string document)
    {
        IEnumerable<string> lines =
            from Match block in TextBlock().Matches(Documents.Read(document))
            where Declaration().IsMatch(block.Value)
            from line in block.Value.Split('\n')[1..^1]
            select line;
        Assert.All(lines, line => Assert.Contains(Dense(line), s_dense.Value, StringComparison.Ordinal));
    }

    private static string Dense(string code) => Blanks().Replace(code, "");

    // A file that the reader is asked to write: the document declares its type, and its folder exists.
    private static bool IsProposed(string text, string path) =>
        text.Contains($"record {Path.GetFileNameWithoutExtension(path)}", StringComparison.Ordinal)
        && Path.Exists(Path.Combine(Documents.Root, Path.GetDirectoryName(path)!));

    [GeneratedRegex(@"^```console[^\n]*exit=[^\n]*\n.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex FailingConsole();

    [GeneratedRegex(@"^```text\n.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex TextBlock();

    [GeneratedRegex(@"^(public|internal) ", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\s")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^  saddle (\S.*?)(  .*)?$", RegexOptions.Multiline)]
    private static partial Regex Examples();

    [GeneratedRegex(@"^(mlp\d|dcgan32-|resnet32-|consensus-mlp|dirac|lstm\d|gemm-\d|conv-\d)[-a-z0-9]*$")]
    private static partial Regex Workloads();

    [GeneratedRegex(@"^(src|tests|bench|samples|docs)/[\w./-]+$")]
    private static partial Regex Paths();

    [GeneratedRegex(@"^[A-Z]\w*[a-z]\w*(\.[A-Z]\w*)?$")]
    private static partial Regex Identifiers();
}
