using System.CommandLine;
using Saddle.Cli.Parsing;
using Saddle.Cli.Verbs;
using Saddle.Gans;
using Saddle.Settings;

namespace Saddle.Cli;

/// <summary>The program without a process around it: arguments in, text and an exit code out.</summary>
internal static class App
{
    /// <summary>How words are read: as they are, also those that begin with @.</summary>
    public static ParserConfiguration Parsing { get; } = new() { ResponseFileTokenReplacer = null };

    /// <summary>Carries out one command line.</summary>
    /// <param name="arguments">Without the program's name.</param>
    /// <param name="terminal">Where to write.</param>
    /// <param name="catalogues">What can be chosen by name; null for what is built in.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> arguments, Terminal terminal, Catalogues? catalogues = null)
    {
        try
        {
            ParseResult parsed = Parse(arguments, terminal, new Vocabulary(catalogues ?? BuiltIn.Catalogues));
            return parsed.Invoke(new InvocationConfiguration
            {
                Output = terminal.Out,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (Exception problem)
        {
            return Failures.Report(problem, terminal.Error);
        }
    }

    /// <summary>Reads one command line and does nothing yet.</summary>
    /// <param name="arguments">Without the program's name.</param>
    /// <param name="terminal">Where its verb would write.</param>
    /// <param name="vocabulary">What can be chosen by name.</param>
    /// <exception cref="UsageException">It cannot be carried out as it was typed.</exception>
    public static ParseResult Parse(IReadOnlyList<string> arguments, Terminal terminal, Vocabulary vocabulary)
    {
        RootCommand root = RootVerb.Create(terminal, vocabulary, only: arguments is [var first, ..] ? first : null);
        ParseResult parsed = root.Parse(arguments, Parsing);
        UsageProblem.ThrowIfAny(parsed);
        return parsed;
    }
}
