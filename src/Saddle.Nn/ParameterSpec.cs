namespace Saddle.Nn;

/// <summary>One tensor a network needs: its name, its shape and how it starts.</summary>
/// <param name="Name">Dotted, as in PyTorch's state_dict: <c>blocks.0.conv1.weight</c>.</param>
/// <param name="Shape">The sizes of the axes.</param>
/// <param name="Initialiser">What the values are before training.</param>
/// <param name="Fans">How many inputs feed an output and the reverse; what initialisers scale by.</param>
/// <param name="IsTrainable">False for statistics (running means), which the forward pass updates.</param>
public sealed record ParameterSpec(
    string Name, Shape Shape, Initialiser Initialiser, Fans Fans, bool IsTrainable = true)
{
    /// <summary>The initial values: a pure function of the seed, the name and the shape.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="type">Float32 or Float64; the numbers are the same up to rounding.</param>
    public Tensor Initialise(ulong seed, ElementType type = ElementType.Float32)
    {
        double[] values = Initialiser.Values(Shape, Fans, new InitialNumbers(seed, Name));
        return type == ElementType.Float64
            ? Tensor.FromArray(values, Shape)
            : Tensor.FromArray(Array.ConvertAll(values, value => (float)value), Shape);
    }
}
