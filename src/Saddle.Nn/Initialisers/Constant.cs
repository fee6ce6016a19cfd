namespace Saddle.Nn.Initialisers;

/// <summary>Every element the same number; 0 for biases and shifts, 1 for scales.</summary>
/// <param name="Value">The number.</param>
public sealed record Constant(double Value = 0) : Initialiser
{
    /// <inheritdoc/>
    public override double[] Values(Shape shape, Fans fans, InitialNumbers numbers)
    {
        double[] values = new double[shape.Count];
        Array.Fill(values, Value);
        return values;
    }
}
