namespace Saddle.Nn;

/// <summary>A function of one tensor with parameters of its own, described by its hyper-parameters alone.</summary>
/// <remarks>
/// A layer holds no values: it asks its <see cref="Scope"/> for parameters by name while it is being traced, and takes
/// the sizes it needs from its input. Write your own as a sealed record; give each child layer a scope of its own
/// (<see cref="Scope.Child"/>) and the names come out as PyTorch's state_dict has them.
/// </remarks>
public abstract record Layer
{
    /// <summary>The layer's output for <paramref name="x"/>.</summary>
    /// <param name="scope">Where the layer gets its parameters and reads how it is used (training, labels).</param>
    /// <param name="x">The input; the first axis counts the examples of the batch.</param>
    /// <exception cref="ShapeException">The input does not fit the layer.</exception>
    public abstract Tensor Apply(Scope scope, Tensor x);
}
