namespace Saddle.Settings;

/// <summary>A part in a slot: what must be chosen for something else to be read.</summary>
/// <param name="Slot">The slot's path.</param>
/// <param name="Part">The part's name.</param>
public sealed record PartChoice(string Slot, string Part);
