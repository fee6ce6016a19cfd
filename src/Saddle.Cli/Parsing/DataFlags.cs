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
    private static readonly Flags s_flags = new(DataSettings.Part, new Catalogues());
    private readonly SettingFlags _settings;

    public DataFlags()
    {
        string[] opening = ["resize", "fit", "pad", "background", "format", "dataset"];
        string[] all = ["data", .. opening, "limit", Strictness];
        _settings = new SettingFlags(all.Select(name => s_flags.Named(name)!));
        (Data, Limit) = (Named("data"), Named("limit"));
        Opening = [.. opening.Select(Named)];
    }

    public Option<string?> Data { get; }

    /// <summary>Those that say how images are read and brought to a size.</summary>
    public IReadOnlyList<Option<string?>> Opening { get; }

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

    /// <summary>Opens the data.</summary>
    /// <exception cref="DataException">They cannot be opened.</exception>
    /// <exception cref="ConfigurationException">A value is out of range, or nothing shows it.</exception>
    public Dataset Open(ParseResult parsed)
    {
        DataSettings settings = Read(parsed);
        Dataset data = settings.Open();
        settings.RequireShown(data);
        return data;
    }

    private Option<string?> Named(string name) =>
        (Option<string?>)_settings.All.Single(flag => flag.Name == $"--{name}");
}
