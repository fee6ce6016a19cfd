namespace Saddle.Cli;

/// <summary>A result that cannot be written where the user wants it.</summary>
/// <param name="message">What was wrong, the file, what to do.</param>
/// <param name="cause">What the file system said.</param>
internal sealed class OutputException(string message, Exception cause) : Exception(message, cause);
