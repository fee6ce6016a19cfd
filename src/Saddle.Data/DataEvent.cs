namespace Saddle.Data;

/// <summary>Something a caller may want to show while data are opened or read.</summary>
public abstract record DataEvent;

/// <summary>How far work on the files of a set is; told some times a second, from any thread.</summary>
/// <param name="Work">What is done, such as "checking pictures".</param>
/// <param name="Done">Files done.</param>
/// <param name="Total">Files in all.</param>
public sealed record DataProgress(string Work, long Done, long Total) : DataEvent;

/// <summary>Something that was not as it should be, and what was made of it.</summary>
/// <param name="Text">One sentence or more.</param>
public sealed record DataNote(string Text) : DataEvent;
