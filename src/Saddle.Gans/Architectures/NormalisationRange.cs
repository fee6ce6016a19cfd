using Saddle.Settings;

namespace Saddle.Gans.Architectures;

/// <summary>Normalisations by name.</summary>
internal sealed class NormalisationRange : Range<Normalisation>
{
    /// <summary>What there is.</summary>
    public static IReadOnlyDictionary<string, Normalisation> ByName { get; } = new Dictionary<string, Normalisation>
    {
        ["none"] = Normalisation.None,
        ["layer"] = Normalisation.Layer,
        ["batch"] = Normalisation.Batch,
    };

    /// <inheritdoc/>
    public override string Words => $"one of {string.Join(", ", ByName.Keys)}";

    /// <inheritdoc/>
    public override string ValueName => "NAME";

    /// <inheritdoc/>
    public override string Example => "layer";

    /// <inheritdoc/>
    public override IEnumerable<Normalisation> Inside => ByName.Values;

    /// <inheritdoc/>
    public override IEnumerable<Normalisation> Outside => [(Normalisation)(-1), (Normalisation)ByName.Count];

    /// <inheritdoc/>
    public override bool Contains(Normalisation value) => ByName.Values.Contains(value);

    /// <inheritdoc/>
    public override string Write(Normalisation value) =>
        ByName.FirstOrDefault(pair => pair.Value == value).Key ?? value.ToString();

    /// <inheritdoc/>
    public override bool TryRead(string text, out Normalisation value) => ByName.TryGetValue(text, out value);
}
