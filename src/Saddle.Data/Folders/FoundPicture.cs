namespace Saddle.Data.Folders;

/// <summary>A picture that was found but not decoded.</summary>
/// <param name="File">Its place and bytes.</param>
/// <param name="Class">The name of its class; null where it has none.</param>
internal sealed record FoundPicture(TreeFile File, string? Class = null);
