namespace Saddle.Data;

/// <summary>A file of a folder that was left out.</summary>
/// <param name="Path">Relative to the folder, with forward slashes.</param>
/// <param name="Reason">One message: what is wrong, the values, what to do.</param>
public sealed record BadFile(string Path, string Reason);
