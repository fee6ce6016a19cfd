using System.CommandLine;
using System.CommandLine.Parsing;
using Saddle.Cli.Parsing;
using Saddle.Settings;
using Saddle.Training.Classifiers;

namespace Saddle.Cli.Training;

/// <summary>The flags of a classifier: those that it shares with other methods, and its own.</summary>
internal sealed class ClassifierFlags
{
    private static readonly Flags s_flags = new(ClassifierSettings.Part, new Catalogues());

    /// <summary>Flags that other methods have no use for.</summary>
    public Option<string?>[] Own { get; } =
    [
        .. new ISetting[] { ClassifierSettings.Dropout, ClassifierSettings.Smoothing }
            .Select(setting => Flag.Text($"--{setting.Name}", "X", $"Of a classifier: {setting.Meaning}")),
    ];

    public void AddTo(Command command)
    {
        foreach (Option flag in Own)
        {
            command.Add(flag);
        }
    }

    /// <summary>Options with every flag of the command line laid over them.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="options">What is chosen without flags.</param>
    /// <param name="aside">Flags that are read elsewhere.</param>
    /// <exception cref="UsageException">A flag is for other methods.</exception>
    /// <exception cref="ConfigurationException">A value is out of range.</exception>
    public static Choice<Classification> Apply(
        ParseResult parsed, Choice<Classification> options, params IReadOnlyList<Option> aside)
    {
        OptionResult[] given =
        [
            .. parsed.CommandResult.Children.OfType<OptionResult>()
                .Where(result => !result.Implicit && !aside.Contains(result.Option)),
        ];
        string verb = parsed.CommandResult.Command.Name;
        if (given.FirstOrDefault(result => s_flags.Named(NameOf(result)) is null) is { } lost)
        {
            throw new UsageException(
                $"{verb}: {lost.Option.Name} has no meaning for a classifier. It was given with one. Leave it out.");
        }

        return (Choice<Classification>)s_flags.Apply(options,
            [.. given.Select(result => (NameOf(result), string.Concat(result.Tokens.Select(token => token.Value))))]);
    }

    /// <summary>Refuses a classifier's own flags for other methods.</summary>
    /// <exception cref="UsageException">One was given.</exception>
    public void Refuse(ParseResult parsed)
    {
        if (Flag.FirstGiven(parsed, Own) is { } lost)
        {
            throw new UsageException($"{parsed.CommandResult.Command.Name}: {lost.Name} is for a classifier. "
                + "The method is another. Leave it out, or choose --method classifier.");
        }
    }

    private static string NameOf(OptionResult result) => result.Option.Name[2..];
}
