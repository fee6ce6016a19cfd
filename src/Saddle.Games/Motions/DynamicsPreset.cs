namespace Saddle.Games.Motions;

/// <summary>Dynamics that have a name: what users type, and what tables of tests and verdicts run through.</summary>
public sealed class DynamicsPreset
{
    private readonly Func<DynamicsSettings, Dynamics> _make;

    internal DynamicsPreset(string name, string summary, string source, IReadOnlyList<string> reads,
        Func<DynamicsSettings, Dynamics> make) =>
        (Name, Summary, Source, Reads, _make) = (name, summary, source, reads, make);

    /// <summary>What users type.</summary>
    public string Name { get; }

    /// <summary>One sentence for lists.</summary>
    public string Summary { get; }

    /// <summary>The paper.</summary>
    public string Source { get; }

    /// <summary>Which <see cref="DynamicsSettings"/> it has.</summary>
    public IReadOnlyList<string> Reads { get; }

    /// <summary>The dynamics.</summary>
    /// <param name="settings">What differs from the preset's own values; null for nothing.</param>
    /// <exception cref="GameException">A setting is chosen that these dynamics do not have.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range.</exception>
    public Dynamics Create(DynamicsSettings? settings = null)
    {
        DynamicsSettings chosen = settings ?? new DynamicsSettings();
        string[] unread = [.. chosen.Chosen.Except(Reads)];
        return unread.Length == 0 ? _make(chosen) : throw new GameException(
            $"{Name}: these dynamics do not have every setting that is chosen. Chosen is {string.Join(", ", unread)}, "
                + $"they have {(Reads.Count == 0 ? "none" : string.Join(", ", Reads))}. "
                + "Leave it out, or name other dynamics.");
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
