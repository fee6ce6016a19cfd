using System.CommandLine;
using System.CommandLine.Parsing;
using Saddle.Settings;

namespace Saddle.Cli.Parsing;

/// <summary>Says what is wrong with a command line, and what may have been meant.</summary>
internal static class UsageProblem
{
    /// <summary>Reports the first problem, if there is one.</summary>
    /// <exception cref="UsageException">There is a problem.</exception>
    public static void ThrowIfAny(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        bool asksForHelp = parsed.CommandResult.Children.OfType<OptionResult>()
            .Any(option => option.Option is System.CommandLine.Help.HelpOption);
        // Help reads flags too, where it tells of one method: what stands twice has no value.
        string? problem = asksForHelp
            ? Repeated(parsed)
            : Unmatched(parsed, command)
                ?? WrongCount(parsed) ?? Empty(parsed) ?? (parsed.Errors is [var first, ..] ? first.Message : null);
        if (problem is not null)
        {
            throw new UsageException(Prefix(command) + problem);
        }
    }

    private static string Prefix(Command command) => command is RootCommand ? "" : command.Name + ": ";

    private static string Help(Command command) =>
        command is RootCommand ? "See 'saddle --help'." : $"See 'saddle {command.Name} --help'.";

    private static string? Unmatched(ParseResult parsed, Command command)
    {
        string? unknown = FlagTakenAsArgument(parsed) ?? (parsed.UnmatchedTokens is [var first, ..] ? first : null);
        if (unknown is null)
        {
            return null;
        }

        if (unknown.StartsWith('-'))
        {
            string name = unknown.Split('=')[0];
            return $"there is no flag {name}. {NearestNames.Sentence(name, Flags(command))} {Help(command)}";
        }

        return command is RootCommand
            ? $"there is no verb '{unknown}'. "
                + $"{NearestNames.Sentence(unknown, command.Subcommands.Select(verb => verb.Name))} {Help(command)}"
            : $"the argument '{unknown}' has no place. It follows no flag that takes a value. {Help(command)}";
    }

    // A verb with arguments takes an unknown flag for one of them.
    private static string? FlagTakenAsArgument(ParseResult parsed) =>
        parsed.CommandResult.Children.OfType<ArgumentResult>()
            .SelectMany(argument => argument.Tokens).Select(token => token.Value)
            .FirstOrDefault(value => value.Length > 1 && value.StartsWith('-'));

    private static IEnumerable<string> Flags(Command command) => command.Options.Select(option => option.Name);

    // Of paths too, which the system would take for the present folder or refuse in its own words.
    private static string? Empty(ParseResult parsed)
    {
        foreach (SymbolResult given in parsed.CommandResult.Children)
        {
            (string name, string example) = given switch
            {
                OptionResult { Option: var flag } => (flag.Name, $"{flag.Name} {flag.HelpName ?? "VALUE"}"),
                ArgumentResult { Argument: var argument } => (argument.Name, argument.Name),
                _ => ("", ""),
            };
            if (given.Tokens.FirstOrDefault(token => string.IsNullOrWhiteSpace(token.Value)) is { } empty)
            {
                return $"{name} takes a value that is not empty. Got '{empty.Value}'. "
                    + $"Write {example}, or leave it out.";
            }
        }

        return null;
    }

    private static string? WrongCount(ParseResult parsed)
    {
        foreach (Argument argument in parsed.CommandResult.Command.Arguments)
        {
            if (argument.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(argument) is not { Tokens.Count: > 0 })
            {
                return $"{argument.Name} is missing. No argument has its place. "
                    + $"Write saddle {parsed.CommandResult.Command.Name} {argument.Name}.";
            }
        }

        foreach (OptionResult given in parsed.CommandResult.Children.OfType<OptionResult>())
        {
            string name = given.Option.Name;
            if (given.Option.Arity.MinimumNumberOfValues > given.Tokens.Count && !given.Implicit)
            {
                return $"{name} needs a value. Nothing follows it. Write {name} {given.Option.HelpName ?? "VALUE"}.";
            }
        }

        return Repeated(parsed);
    }

    private static string? Repeated(ParseResult parsed) =>
        parsed.CommandResult.Children.OfType<OptionResult>()
            .Where(given => given.Option.Arity.MaximumNumberOfValues < given.Tokens.Count)
            .Select(given => $"{given.Option.Name} takes one value. It was given {given.Tokens.Count}. Give it once.")
            .FirstOrDefault();
}
