using System.CommandLine;
using Saddle.Cli;
using Saddle.Cli.Parsing;
using Saddle.Cli.Verbs;
using Saddle.Gans;

namespace Saddle.Fuzzing.Targets;

/// <summary>The command line's own reader: verbs, flags and their values, but nothing of what verbs do.</summary>
internal static class CommandTargets
{
    private static readonly Vocabulary s_vocabulary = new(BuiltIn.Catalogues);
    private static readonly RootCommand s_root =
        RootVerb.Create(new Terminal(TextWriter.Null, TextWriter.Null), s_vocabulary);

    public static IReadOnlyList<Target> All { get; } =
    [
        new("command-line", typeof(UsageException),
            Inputs.Texts("train\n--data\nring8\n--method\ngan", "resume\nruns/0\n--steps\n30", "generate\n--count\n3",
                "evaluate\nruns/0\nruns/1\n--metrics\nrecall", "compare\n--seeds\n0-2\n--methods\ngan,wgan",
                "analyze\ndirac\n--variant\nr1\n--gamma\n0.3", "reproduce\n08\n--only\n1,2", "methods\nwgan",
                "data\nx"),
            Inputs.Texts(s_root.Subcommands.SelectMany(verb => verb.Options).Select(option => $"\n{option.Name}\n")
                .Concat(["\n", "=", "--", "\n--\n", "@x", "\n-h", "\"", "'", "\n-n\n", "\n--no-mirror"])), Parse),
    ];

    // A refusal is told as users see it: on one line.
    private static void Parse(byte[] input)
    {
        ParseResult parsed = s_root.Parse(Inputs.Words(input), App.Parsing);
        try
        {
            UsageProblem.ThrowIfAny(parsed);
            foreach (Option option in parsed.CommandResult.Command.Options)
            {
                _ = parsed.GetResult(option)?.GetValueOrDefault<object?>();
            }
        }
        catch (UsageException problem)
        {
            using var error = new StringWriter { NewLine = "\n" };
            int code = Failures.Report(problem, error);
            string text = error.ToString();
            if (code != ExitCode.Usage || text.AsSpan(0, text.Length - 1).ContainsAny('\n', '\r', '\u001b'))
            {
                throw new InvalidOperationException($"The refusal is not one line and code 2: {code}, '{text}'.");
            }

            throw;
        }
    }
}
