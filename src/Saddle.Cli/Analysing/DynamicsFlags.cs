using System.CommandLine;
using Saddle.Cli.Parsing;
using Saddle.Games.Motions;
using Saddle.Settings;
using Saddle.Training.Studies;

namespace Saddle.Cli.Analysing;

/// <summary>The flags that choose dynamics and their settings.</summary>
internal sealed class DynamicsFlags
{
    private const string Everything = "all";

    private static readonly string[] s_usual =
        ["simultaneous", "alternating", "negative-momentum", "extragradient", "optimistic", "consensus", "sga"];

    private static readonly Slot<Dynamics> s_slot = new("dynamics", "simultaneous", "how the players move");
    private static readonly Part<Dynamics> s_root =
        new("analyze", "dynamics", "", [s_slot], chosen => chosen.Make(s_slot));

    private readonly Catalogues _catalogues;
    private readonly Flags _flags;
    private readonly SettingFlags _settings;

    private readonly Option<string?> _names = Flag.Text("--dynamics", "NAMES",
        $"With commas, see --list; or {Everything} [default: {string.Join(", ", s_usual)}]");

    /// <summary>Makes the options; help does not tell of dynamics inside inner dynamics.</summary>
    /// <param name="catalogues">Where dynamics are found.</param>
    public DynamicsFlags(Catalogues catalogues)
    {
        _catalogues = catalogues;
        _flags = new Flags(s_root, catalogues);
        _settings = new SettingFlags(_flags.All.Where(flag => flag.Name != s_slot.Name));
        foreach (Option flag in _settings.All)
        {
            flag.Hidden = flag.Hidden || _flags.Named(flag.Name[2..])!.Targets.All(IsDeep);
        }
    }

    private IReadOnlyList<string> Known => _catalogues.Of<Dynamics>().Names;

    /// <summary>All flags, which are for games only.</summary>
    public IEnumerable<Option> All => [_names, .. _settings.All];

    /// <summary>The flag of <see cref="Weight(ParseResult)"/>.</summary>
    public Option WeightFlag => _settings.All.Single(flag => flag.Name == "--dynamics-weight");

    /// <summary>The flags that dynamics read, those of their inner ones not.</summary>
    public static IEnumerable<string> FlagsOf(Part<Dynamics> part) =>
        part.Settings.Select(setting => $"--{s_slot.Name}-{setting.Name}");

    /// <summary>The strength of consensus; null where none is given.</summary>
    /// <exception cref="ConfigurationException">It is out of range.</exception>
    public double? Weight(ParseResult parsed) => Flag.IsGiven(parsed, WeightFlag)
        ? (double?)_flags.Apply(Named("consensus"), _settings.Given(parsed)).ValueAt("dynamics.weight")
        : null;

    public void AddTo(Command command)
    {
        foreach (Option flag in All)
        {
            command.Add(flag);
        }
    }

    /// <summary>The dynamics of a command line. Each takes the settings that it has.</summary>
    /// <exception cref="UsageException">A name is unknown, or nothing reads a setting.</exception>
    /// <exception cref="ConfigurationException">A setting is out of range.</exception>
    public IReadOnlyList<NamedDynamics> Read(ParseResult parsed)
    {
        string[] names = [.. Names(parsed.GetValue(_names))];
        IReadOnlyList<(string Flag, string Text)> given = _settings.Given(parsed);
        HashSet<string> read = [];
        NamedDynamics[] all = [.. names.Select(name => new NamedDynamics(name, Make(Named(name), given, read)))];
        return given.FirstOrDefault(flag => !read.Contains(flag.Flag)) is { Flag: { } lost }
            ? throw new UsageException($"analyze: none of the dynamics reads --{lost}. "
                + $"They are {string.Join(", ", names)}. Leave it out, or name others.")
            : all;
    }

    private Dynamics Make(IChoice choice, IReadOnlyList<(string Flag, string Text)> given, HashSet<string> read)
    {
        IChoice own = _flags.ApplyWhatIsRead(choice, given, out IReadOnlyList<string> unread);
        read.UnionWith(given.Select(flag => flag.Flag).Except(unread));
        return ((Choice<Dynamics>)own).Make();
    }

    // Inner dynamics are read by one part, their settings by two.
    private static bool IsDeep(FlagTarget target) => target.ReadBy.Count > (target.Setting is ISlot ? 1 : 2);

    private IEnumerable<string> Names(string? text) => text switch
    {
        null => s_usual,
        Everything => Known,
        _ => text.Split(',', StringSplitOptions.TrimEntries).Distinct(),
    };

    private Choice<Dynamics> Named(string name) => Known.Contains(name)
        ? Choice<Dynamics>.Of(s_root, _catalogues).With(s_slot, name)
        : throw new UsageException($"analyze: no dynamics are called '{name}'. "
            + $"{NearestNames.Sentence(name, Known)} See 'saddle analyze --list'.");
}
