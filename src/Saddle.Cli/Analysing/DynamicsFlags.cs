using System.CommandLine;
using System.Globalization;
using Saddle.Cli.Parsing;
using Saddle.Games.Motions;
using Saddle.Settings;

namespace Saddle.Cli.Analysing;

/// <summary>Dynamics with their name.</summary>
internal sealed record NamedDynamics(string Name, Dynamics Dynamics);

/// <summary>The flags that choose dynamics and their settings.</summary>
internal sealed class DynamicsFlags
{
    private const string Everything = "all";

    private static readonly string[] s_usual =
        ["simultaneous", "alternating", "negative-momentum", "extragradient", "optimistic", "consensus", "sga"];

    private readonly Option<string?> _names = Flag.Text("--dynamics", "NAMES",
        $"With commas, see --list; or {Everything} [default: {string.Join(", ", s_usual)}]");

    private readonly Option<double?> _weight =
        Flag.Number("--weight", "Strength of consensus and other adjustments", mayBeZero: true);

    private readonly Option<double?> _momentum =
        Flag.AnyNumber("--momentum", "What remains of the last step, between -1 and 1");

    private readonly Option<double?> _secondRate = Flag.Number(
        "--second-rate", "Step of the opponents that are foreseen, or of slow weights", mayBeZero: true);

    private readonly Option<double?> _decay =
        Flag.Number("--decay", "What remains of an average at each step", mayBeZero: true, below: 1);

    private readonly Option<double?> _norm = Flag.Number("--norm", "Bound of each player's gradient");

    private readonly Option<long?> _every = Flag.Whole(
        "--every", "Adjust, or pull slow weights, every N steps only", most: 65_536);

    private readonly Option<long?> _iterations =
        Flag.Whole("--iterations", "Iterations of an implicit step", most: 1000);

    private readonly Option<string?> _counts =
        Flag.Text("--counts", "N,M", "Steps of each player before the next one moves");

    private readonly Option<string?> _inner =
        Flag.Text("--inner", "NAME", "Dynamics that adjustments, averages and slow weights go around");

    /// <summary>All flags, which are for games only.</summary>
    public IEnumerable<Option> All =>
        [_names, _weight, _momentum, _secondRate, _decay, _norm, _every, _iterations, _counts, _inner];

    /// <summary>The strength of adjustments; null where none is given.</summary>
    public double? Weight(ParseResult parsed) => parsed.GetValue(_weight);

    /// <summary>The flag of <see cref="Weight(ParseResult)"/>.</summary>
    public Option WeightFlag => _weight;

    public void AddTo(Command command)
    {
        foreach (Option flag in All)
        {
            command.Add(flag);
        }
    }

    /// <summary>The dynamics of a command line. Each takes the settings that it has.</summary>
    /// <exception cref="UsageException">A name is unknown, a setting is out of range, or nothing reads it.</exception>
    public IReadOnlyList<NamedDynamics> Read(ParseResult parsed)
    {
        DynamicsPreset[] presets = [.. Names(parsed.GetValue(_names)).Select(Named)];
        DynamicsSettings all = Settings(parsed);
        if (all.Chosen.FirstOrDefault(name => !presets.Any(preset => preset.Reads.Contains(name))) is { } lost)
        {
            throw new UsageException($"analyze: none of the dynamics reads {FlagOf(lost)}. "
                + $"They are {string.Join(", ", presets.Select(preset => preset.Name))}. "
                + "Leave it out, or name others.");
        }

        return [.. presets.Select(preset =>
            new NamedDynamics(preset.Name, InRange.Of(() => preset.Create(Read(all, preset.Reads)))))];
    }

    private static IEnumerable<string> Names(string? text) => text switch
    {
        null => s_usual,
        Everything => DynamicsCatalogue.All.Select(preset => preset.Name),
        _ => text.Split(',', StringSplitOptions.TrimEntries).Distinct(),
    };

    private static DynamicsPreset Named(string name) =>
        DynamicsCatalogue.All.FirstOrDefault(preset => preset.Name == name) ?? throw new UsageException(
            $"analyze: no dynamics are called '{name}'. "
            + $"{NearestNames.Sentence(name, DynamicsCatalogue.All.Select(preset => preset.Name))} "
            + "See 'saddle analyze --list'.");

    private DynamicsSettings Settings(ParseResult parsed) => new()
    {
        Weight = parsed.GetValue(_weight),
        Momentum = parsed.GetValue(_momentum),
        Rate = parsed.GetValue(_secondRate),
        Decay = parsed.GetValue(_decay),
        Norm = parsed.GetValue(_norm),
        Every = (int?)parsed.GetValue(_every),
        Iterations = (int?)parsed.GetValue(_iterations),
        Counts = parsed.GetValue(_counts) is { } counts ? Counts(counts) : null,
        Inner = parsed.GetValue(_inner) is { } inner ? Named(inner).Create() : null,
    };

    private static DynamicsSettings Read(DynamicsSettings all, IReadOnlyList<string> reads) => new()
    {
        Weight = reads.Contains(nameof(all.Weight)) ? all.Weight : null,
        Momentum = reads.Contains(nameof(all.Momentum)) ? all.Momentum : null,
        Rate = reads.Contains(nameof(all.Rate)) ? all.Rate : null,
        Decay = reads.Contains(nameof(all.Decay)) ? all.Decay : null,
        Norm = reads.Contains(nameof(all.Norm)) ? all.Norm : null,
        Every = reads.Contains(nameof(all.Every)) ? all.Every : null,
        Iterations = reads.Contains(nameof(all.Iterations)) ? all.Iterations : null,
        Counts = reads.Contains(nameof(all.Counts)) ? all.Counts : null,
        Inner = reads.Contains(nameof(all.Inner)) ? all.Inner : null,
    };

    /// <summary>The flag of a setting.</summary>
    public static string FlagOf(string setting) => setting switch
    {
        nameof(DynamicsSettings.Rate) => "--second-rate",
        _ => $"--{setting.ToLowerInvariant()}",
    };

    private static int[] Counts(string text) => [.. text.Split(',').Select(part =>
        int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            && count is >= 1 and <= 1000
            ? count
            : throw new UsageException("analyze: --counts takes a whole number from 1 to 1000 per player, with commas. "
                + $"Got '{text}'. Write for example --counts 1,5."))];
}
