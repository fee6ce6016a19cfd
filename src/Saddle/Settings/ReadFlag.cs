namespace Saddle.Settings;

/// <summary>A flag that some choice reads.</summary>
/// <param name="Flag">The flag.</param>
/// <param name="Entries">What it sets there, with the values at present; at least one.</param>
public sealed record ReadFlag(FlagEntry Flag, IReadOnlyList<Entry> Entries);
