namespace Saddle.Settings;

/// <summary>A choice of parts and settings that cannot be used.</summary>
/// <param name="message">What was wrong, the values, and what to do.</param>
public sealed class ConfigurationException(string message) : Exception(message);
