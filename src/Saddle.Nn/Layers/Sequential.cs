using System.Collections.Immutable;

namespace Saddle.Nn.Layers;

/// <summary>
/// Layers one after the other. Children are named <c>0</c>, <c>1</c>, … or as given; equal when these are.
/// </summary>
public sealed record Sequential : Layer
{
    /// <summary>Layers named by their positions, activations counted too, as PyTorch's Sequential names them.</summary>
    public Sequential(params ReadOnlySpan<Layer> layers)
    {
        var children = ImmutableArray.CreateBuilder<(string, Layer)>();
        foreach (Layer layer in layers)
        {
            children.Add(($"{children.Count}", layer));
        }

        Children = children.ToImmutable();
    }

    private Sequential(ImmutableArray<(string, Layer)> children) => Children = children;

    /// <summary>Names and layers, first applied first.</summary>
    public ImmutableArray<(string Name, Layer Layer)> Children { get; }

    /// <summary>Layers under names of their own.</summary>
    /// <exception cref="ArgumentException">A name occurs twice.</exception>
    public static Sequential Named(params ReadOnlySpan<(string Name, Layer Layer)> layers)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string name, _) in layers)
        {
            if (!names.Add(name))
            {
                throw new ArgumentException(
                    $"Sequential: two layers have one name. The name is '{name}'. Give each layer a name of its own.");
            }
        }

        return new Sequential([.. layers]);
    }

    /// <inheritdoc/>
    public override Tensor Apply(Scope scope, Tensor x)
    {
        foreach ((string name, Layer layer) in Children)
        {
            Scope child = scope.Child(name);
            x = child.Made(layer.Apply(child, x));
        }

        return x;
    }

    /// <summary>Whether both have equal layers under the same names.</summary>
    public bool Equals(Sequential? other) => other is not null && Children.SequenceEqual(other.Children);

    /// <inheritdoc/>
    public override int GetHashCode() => Children.Aggregate(0, (hash, child) => HashCode.Combine(hash, child));
}
