namespace Saddle.Cli;

/// <summary>A request that cannot be carried out as it was typed.</summary>
/// <param name="message">What was wrong, the values involved, what to type instead.</param>
internal sealed class UsageException(string message) : Exception(message);
