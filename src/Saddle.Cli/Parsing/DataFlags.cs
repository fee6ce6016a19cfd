using System.CommandLine;
using Saddle.Data;
using Saddle.Nn.Formats;
using Saddle.Settings;
using Saddle.Training.Options;

namespace Saddle.Cli.Parsing;

/// <summary>The flags that say which data to open, and how: those that a run declares of its own data.</summary>
internal sealed class DataFlags
{
    private const string Strictness = "strict";

    // How data are opened that are the same all the same.
    private static readonly (string Flag, string Path)[] s_opening =
    [
        (Strictness, RunSettings.StrictPath), ("cache", RunSettings.CachePath),
        ("skip-damaged", RunSettings.SkipDamagedPath),
    ];

    private static readonly Flags s_flags = new(DataSettings.Part, new Catalogues());
    private readonly SettingFlags _settings;

    public DataFlags()
    {
        string[] fitting = ["resize", "fit", "pad", "background"];
        string[] reading = ["format", "dataset"];
        string[] which = ["data", .. fitting, .. reading, "limit"];
        _settings = new SettingFlags(
            which.Concat(s_opening.Select(flag => flag.Flag)).Select(name => s_flags.Named(name)!));
        (Data, Limit) = (Named("data"), Named("limit"));
        Fitting = [.. fitting.Select(Named)];
        Reading = [.. reading.Select(Named)];
    }

    public Option<string?> Data { get; }

    /// <summary>Those that bring images to a size.</summary>
    public IReadOnlyList<Option<string?>> Fitting { get; }

    /// <summary>Those that say what of a file is read.</summary>
    public IReadOnlyList<Option<string?>> Reading { get; }

    public Option<string?> Limit { get; }

    public void AddTo(Command command)
    {
        foreach (Option flag in _settings.All)
        {
            command.Add(flag);
        }
    }

    /// <summary>What is asked for.</summary>
    /// <exception cref="ConfigurationException">A value is out of range.</exception>
    public DataSettings Read(ParseResult parsed) => ((Choice<DataSettings>)s_flags.Apply(
        Choice<DataSettings>.Of(DataSettings.Part, new Catalogues()), _settings.Given(parsed))).Make();

    /// <summary>Whether files that cannot be used are to be refused.</summary>
    public bool IsStrict(ParseResult parsed) =>
        _settings.Given(parsed).Any(given => given.Flag == Strictness);

    /// <summary>A run's options, with its data opened as a command line says.</summary>
    public RunOptions Over(RunOptions own, ParseResult parsed)
    {
        foreach ((string flag, string text) in _settings.Given(parsed))
        {
            if (s_opening.FirstOrDefault(entry => entry.Flag == flag).Path is { } path)
            {
                own = own.With(path, text.Length > 0 ? text : "true");
            }
        }

        return own;
    }

    /// <summary>Opens the data.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="like">The data of the run that they are to stand beside.</param>
    /// <param name="isFittedAlike">Whether these, in place of the flags, bring images to their size.</param>
    /// <param name="progress">Told how far opening is, and later of what is left out.</param>
    /// <exception cref="DataException">They cannot be opened.</exception>
    /// <exception cref="ConfigurationException">A value is out of range, or nothing shows it.</exception>
    public Dataset Open(
        ParseResult parsed, DataSettings like, bool isFittedAlike, IProgress<DataEvent> progress)
    {
        DataSettings settings = Read(parsed);
        if (isFittedAlike)
        {
            return (settings with
            {
                Resize = like.Resize,
                Pad = like.Pad,
                Fit = like.Fit,
                Background = like.Background,
            }).Open(like.Balanced, progress: progress);
        }

        Dataset data = settings.Open(like.Balanced, progress: progress);
        settings.RequireShown(data);
        return data;
    }

    private Option<string?> Named(string name) =>
        (Option<string?>)_settings.All.Single(flag => flag.Name == $"--{name}");
}
