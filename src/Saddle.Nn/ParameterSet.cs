using System.Collections;
using Saddle.Settings;

namespace Saddle.Nn;

/// <summary>Tensors with names, in a fixed order. Immutable; a list of tensors wherever one is taken.</summary>
public sealed class ParameterSet : IReadOnlyList<Tensor>
{
    private readonly string[] _names;
    private readonly Tensor[] _values;
    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);

    /// <summary>A set of the given tensors, in the given order.</summary>
    /// <exception cref="ArgumentException">A name occurs twice.</exception>
    public ParameterSet(IEnumerable<(string Name, Tensor Value)> tensors)
    {
        (string Name, Tensor Value)[] given = [.. tensors];
        _names = [.. given.Select(tensor => tensor.Name)];
        _values = [.. given.Select(tensor => tensor.Value)];
        for (int i = 0; i < _names.Length; i++)
        {
            if (!_positions.TryAdd(_names[i], i))
            {
                throw new ArgumentException(
                    $"ParameterSet: a name occurs twice. The name is '{_names[i]}'. "
                        + "Give each tensor a name of its own.");
            }
        }
    }

    /// <summary>The names, in order.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The number of tensors.</summary>
    public int Count => _values.Length;

    /// <summary>The number of elements of all tensors together.</summary>
    public long ElementCount => _values.Sum(value => value.Shape.Count);

    /// <summary>The tensor at a position.</summary>
    public Tensor this[int index] => _values[index];

    /// <summary>The tensor of a name.</summary>
    /// <exception cref="ArgumentException">There is no such name; the message suggests the nearest.</exception>
    public Tensor this[string name] => _positions.TryGetValue(name, out int position)
        ? _values[position]
        : throw new ArgumentException(
            $"ParameterSet: there is no tensor '{name}' among {Count}. "
                + $"The nearest names are {NearestNames.List(name, _names)}. Use one of the set's names.");

    /// <summary>Whether there is a tensor of this name.</summary>
    public bool Contains(string name) => _positions.ContainsKey(name);

    /// <summary>The same names with other values.</summary>
    /// <param name="values">One tensor per name, of the same shape.</param>
    /// <exception cref="ShapeException">The number or a shape differs.</exception>
    public ParameterSet With(IReadOnlyList<Tensor> values)
    {
        if (values.Count != Count)
        {
            throw new ShapeException(
                $"ParameterSet: the number of values is not the set's. Got {values.Count} for {Count} names. "
                    + "Pass one tensor per name, in order.");
        }

        return new ParameterSet(_names.Select((name, i) => (name, Fit(name, _values[i].Shape, values[i]))));
    }

    /// <summary>
    /// The tensors of a network's entries, in that order; a list that
    /// <see cref="Network.Apply(ParameterSet, Tensor, Tensor)"/> and optimisers take.
    /// </summary>
    /// <exception cref="ArgumentException">A name is missing.</exception>
    /// <exception cref="ShapeException">A shape differs from the entry's.</exception>
    public Tensor[] Select(IReadOnlyList<ParameterSpec> specs) =>
        [.. specs.Select(spec => Fit(spec.Name, spec.Shape, this[spec.Name]))];

    /// <summary>The tensors whose name starts with <c>prefix.</c>, named without it.</summary>
    public ParameterSet Under(string prefix) => new(_names
        .Where(name => name.StartsWith(prefix + ".", StringComparison.Ordinal))
        .Select(name => (name[(prefix.Length + 1)..], this[name])));

    /// <summary>All tensors, named <c>prefix.name</c>.</summary>
    public ParameterSet Prefixed(string prefix) => new(_names.Select((name, i) => ($"{prefix}.{name}", _values[i])));

    /// <summary>These tensors followed by others.</summary>
    /// <exception cref="ArgumentException">A name occurs in both.</exception>
    public ParameterSet Union(ParameterSet other) => new(Pairs().Concat(other.Pairs()));

    /// <summary>Names and tensors, in order.</summary>
    public IEnumerable<(string Name, Tensor Value)> Pairs() => _names.Zip(_values);

    /// <summary>One buffer per tensor, holding a copy of its values, to bind to compiled functions.</summary>
    public TensorBuffer[] ToBuffers() => [.. _values.Select(TensorBuffer.From)];

    /// <summary>The same names with copies of the buffers' present values.</summary>
    /// <exception cref="ShapeException">The number or a shape differs.</exception>
    public ParameterSet With(IReadOnlyList<TensorBuffer> buffers) =>
        With([.. buffers.Select(buffer => buffer.ToTensor())]);

    /// <inheritdoc/>
    public IEnumerator<Tensor> GetEnumerator() => ((IEnumerable<Tensor>)_values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static Tensor Fit(string name, Shape shape, Tensor value) => value.Shape == shape
        ? value
        : throw new ShapeException(
            $"ParameterSet: '{name}' has another shape. Needed {shape}, got {value.Shape}. "
                + "Use values of the same architecture.");
}
