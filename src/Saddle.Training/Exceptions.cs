namespace Saddle.Training;

/// <summary>A run's folder or snapshot that cannot be read or written.</summary>
/// <param name="message">What was wrong, the file, and what to do.</param>
/// <param name="cause">What the file system said.</param>
public sealed class RunException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>Training stopped because a loss or a parameter was no finite number.</summary>
/// <param name="message">The step, the last finite values, what to do, and the last good snapshot.</param>
public sealed class DivergedException(string message) : Exception(message);
