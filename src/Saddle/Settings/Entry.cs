namespace Saddle.Settings;

/// <summary>One setting of a choice with its value.</summary>
/// <param name="Path">Where it stands: <c>penalty.weight</c>.</param>
/// <param name="Setting">A <see cref="Setting{T}"/> or a <see cref="Slot{T}"/>.</param>
/// <param name="Standing">What it decides, by itself or by what it is nested in.</param>
/// <param name="Text">Its value as it is written; a part's name for a slot.</param>
public sealed record Entry(string Path, ISetting Setting, Standing Standing, string Text);
