using System.CommandLine;
using Saddle.Cli.Parsing;
using Saddle.Settings;
using Saddle.Training.Options;

namespace Saddle.Cli.Training;

/// <summary>The flags of all that can be chosen of a run.</summary>
internal sealed class RunFlags
{
    private readonly Vocabulary _vocabulary;
    private readonly SettingFlags _settings;

    /// <summary>Makes the flags.</summary>
    /// <param name="vocabulary">What can be named.</param>
    /// <param name="except">Flags that the verb has no place for, without dashes in front.</param>
    public RunFlags(Vocabulary vocabulary, params IReadOnlyList<string> except)
    {
        _vocabulary = vocabulary;
        _settings = new SettingFlags(
            vocabulary.Flags.All.Where(flag => flag.Name != "method" && !except.Contains(flag.Name)));
        Method = Flag.Text("--method", "NAME",
            $"Published settings: {string.Join(", ", vocabulary.Methods)} [default: {vocabulary.Methods[0]}]");
        foreach (Option flag in _settings.All)
        {
            flag.Hidden = true;
        }
    }

    /// <summary>Which method; for new runs only, so not among the flags that <see cref="AddTo"/> adds.</summary>
    public Option<string?> Method { get; }

    public void AddTo(Command command)
    {
        foreach (Option flag in _settings.All)
        {
            command.Add(flag);
        }
    }

    /// <summary>Whether a command line has any of these flags.</summary>
    public bool IsAnyGiven(ParseResult parsed) => Flag.FirstGiven(parsed, _settings.All.Prepend(Method)) is not null;

    /// <summary>The settings that a command line has, by flag.</summary>
    public IReadOnlyList<(string Flag, string Text)> Given(ParseResult parsed) => _settings.Given(parsed);

    /// <summary>The run that a command line asks for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="method">The method; null for what the command line says.</param>
    public RunRequest Request(ParseResult parsed, string? method = null) =>
        new(method ?? parsed.GetValue(Method) ?? _vocabulary.Methods[0], _vocabulary.Catalogues)
        {
            Flags = _vocabulary.Flags,
            Given = Given(parsed),
        };

    /// <summary>A run's own options with all flags of a command line laid over them.</summary>
    /// <exception cref="ConfigurationException">One is not read by what the run has chosen, or is out of range.
    /// </exception>
    public RunOptions Over(RunOptions own, ParseResult parsed) => own with
    {
        Chosen = (Choice<RunSettings>)_vocabulary.Flags.Apply(own.Chosen, Given(parsed)),
    };
}
