using System.CommandLine;
using System.CommandLine.Invocation;
using Saddle.Cli.Parsing;
using Saddle.Settings;
using Saddle.Training.Options;

namespace Saddle.Cli.Training;

/// <summary>
/// Help for verbs with the flags of a run: those that are shared in groups, or with <c>--method</c> all that is read.
/// </summary>
internal sealed class RunHelp : SynchronousCommandLineAction
{
    private const int Columns = 110;
    private const int FlagColumns = 34;

    // A part's own settings, but not those of parts within it.
    private const int Deepest = 2;

    private readonly Vocabulary _vocabulary;
    private readonly string _more;
    private readonly Func<ParseResult, RunOptions?> _asked;
    private readonly ExampleHelp _rest;

    private RunHelp(
        Vocabulary vocabulary, string more, Func<ParseResult, RunOptions?> asked, ExampleHelp rest) =>
        (_vocabulary, _more, _asked, _rest) = (vocabulary, more, asked, rest);

    public override bool ClearsParseErrors => true;

    /// <summary>Adds it to a verb.</summary>
    /// <param name="command">The verb.</param>
    /// <param name="vocabulary">What can be named.</param>
    /// <param name="more">When help tells of one run's options instead; empty for never.</param>
    /// <param name="asked">The options that a command line asks help for; null for none.</param>
    /// <param name="examples">Command lines to copy.</param>
    public static void AddTo(Command command, Vocabulary vocabulary, string more,
        Func<ParseResult, RunOptions?> asked, params IReadOnlyList<string> examples) =>
        ExampleHelp.AddTo(command, new RunHelp(vocabulary, more, asked, new ExampleHelp(examples)));

    public override int Invoke(ParseResult parseResult)
    {
        TextWriter output = parseResult.InvocationConfiguration.Output;
        if (_asked(parseResult) is { } options)
        {
            output.WriteLine(MethodText.Of(options, _vocabulary, Columns));
            return ExitCode.Success;
        }

        ExampleHelp.WriteUsage(parseResult);
        foreach (IGrouping<string, FlagEntry> group in Shared(parseResult.CommandResult.Command).GroupBy(TitleOf))
        {
            output.WriteLine($"{group.Key}:");
            foreach (FlagEntry flag in group)
            {
                string name = $"  {flag.Text} {Value(flag)}".TrimEnd();
                output.WriteLine(Paragraph.Of(name, FlagColumns, $"{flag.Meaning} [{Range(flag)}]", Columns));
            }

            output.WriteLine();
        }

        output.WriteLine("--critic-NAME and --generator-NAME set a flag of the players for one of them.");
        output.Write(_more.Length > 0 ? $"{_more}\n" : "");
        output.WriteLine();
        _rest.WriteExamples(output);
        return ExitCode.Success;
    }

    // Those that the verb has, which its usual help hides.
    private IEnumerable<FlagEntry> Shared(Command command)
    {
        HashSet<string> own = [.. command.Options.Where(option => option.Hidden).Select(option => option.Name)];
        return _vocabulary.Flags.All.Where(flag =>
            own.Contains(flag.Text) && flag.Targets.Any(target => target.ReadBy.Count <= Deepest)
            && !flag.Targets.All(target => IsOnePlayers(flag, target)));
    }

    // The shared flag of the same setting stands for it.
    private bool IsOnePlayers(FlagEntry flag, FlagTarget target) => !target.IsShared
        && _vocabulary.Flags.All.Any(other => other != flag && other.Targets.Any(
            shared => shared.IsShared && shared.Path == target.Path));

    private static string Value(FlagEntry flag) => flag.ValueName;

    private static string Range(FlagEntry flag) =>
        flag.IsSwitch ? $"default: {flag.DefaultText}" : $"{flag.Words}; default: {flag.DefaultText}";

    private static string TitleOf(FlagEntry flag)
    {
        FlagTarget target = flag.Targets[0];
        return target.Standing switch
        {
            Standing.Data => "Data",
            Standing.Run => "Run",
            _ when target.IsShared => "Players",
            _ when target.ReadBy.Count < Deepest => "Method",
            _ => $"Parts: {target.ReadBy[^1].Slot}",
        };
    }
}
