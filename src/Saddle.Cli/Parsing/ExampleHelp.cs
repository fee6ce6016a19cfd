using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Saddle.Cli.Parsing;

/// <summary>The usual help followed by a few command lines to copy.</summary>
internal sealed class ExampleHelp(IReadOnlyList<string> examples) : SynchronousCommandLineAction
{
    private const int Columns = 110;

    public override bool ClearsParseErrors => true;

    /// <summary>Adds help with examples to a verb.</summary>
    public static void AddTo(Command command, params IReadOnlyList<string> examples) =>
        AddTo(command, new ExampleHelp(examples));

    /// <summary>Adds other help to a verb.</summary>
    public static void AddTo(Command command, CommandLineAction help)
    {
        foreach (Option former in command.Options.Where(option => option is HelpOption).ToArray())
        {
            command.Options.Remove(former);
        }

        command.Add(
            new HelpOption("--help", "-h") { Description = "Show this text", Action = help });
    }

    public override int Invoke(ParseResult parseResult)
    {
        WriteUsage(parseResult);
        WriteExamples(parseResult.InvocationConfiguration.Output);
        return ExitCode.Success;
    }

    /// <summary>The usual help.</summary>
    public static void WriteUsage(ParseResult parsed) => new HelpAction { MaxWidth = Columns }.Invoke(parsed);

    /// <summary>The command lines to copy.</summary>
    public void WriteExamples(TextWriter output)
    {
        output.WriteLine("Examples:");
        foreach (string example in examples)
        {
            output.WriteLine($"  {example}");
        }

        output.WriteLine();
    }
}
