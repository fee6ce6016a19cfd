namespace Saddle;

/// <summary>
/// Shapes, axes or element types that do not fit together; thrown while tracing, at the caller's line.
/// </summary>
/// <param name="message">What was wrong, the values, and what to do.</param>
public sealed class ShapeException(string message) : Exception(message);

/// <summary>A tensor used in a way its state does not allow, such as reading values while it is being traced.</summary>
/// <param name="message">What was wrong, the values, and what to do.</param>
public sealed class TraceException(string message) : Exception(message);

/// <summary>A computation produced a value that is not finite while finite checks were on.</summary>
/// <param name="message">The first op at fault, its inputs, and what to do.</param>
public sealed class NonFiniteException(string message) : Exception(message);
