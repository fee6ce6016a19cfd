using Saddle.Nn.Initialisers;

namespace Saddle.Nn.Layers;

/// <summary>One learned vector per index: Int64 [n] to [n, size].</summary>
/// <param name="Entries">The number of indices; an index from outside stops the run.</param>
/// <param name="Size">Components of each vector.</param>
/// <param name="Weights">The initial vectors; standard normal by default.</param>
/// <remarks>Parameter: <c>weight</c> [entries, size].</remarks>
public sealed record Embedding(int Entries, int Size, Initialiser? Weights = null) : Layer
{
    /// <inheritdoc/>
    public override Tensor Apply(Scope scope, Tensor x) =>
        scope.Parameter("weight", [Entries, Size], Weights ?? new Normal(1)).Gather(x);
}
