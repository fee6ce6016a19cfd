namespace Saddle.Data.Points;

/// <summary>A point of the plane and the mode it was drawn from.</summary>
/// <param name="X">First coordinate.</param>
/// <param name="Y">Second coordinate.</param>
/// <param name="Label">Mode number; 0 where the distribution has no modes.</param>
public readonly record struct LabelledPoint(double X, double Y, int Label);
