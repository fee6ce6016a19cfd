namespace Saddle.Nn;

/// <summary>The buffers that a compiled function reads parameters from, holding one set of values at a time.</summary>
/// <remarks>Not safe for several threads: loading and running belong to one turn.</remarks>
public sealed class ParameterBuffers
{
    private readonly TensorBuffer[] _buffers;
    private readonly IReadOnlyList<string> _names;
    private ParameterSet? _loaded;

    /// <summary>Buffers of the names and shapes of a set, holding its values.</summary>
    /// <param name="values">What to hold first.</param>
    public ParameterBuffers(ParameterSet values) =>
        (_buffers, _names, _loaded) = (values.ToBuffers(), values.Names, values);

    /// <summary>One buffer per tensor, in the order of the first set, to bind to compiled functions.</summary>
    public IReadOnlyList<TensorBuffer> Buffers => _buffers;

    /// <summary>Copies values in, unless they are those that were loaded last.</summary>
    /// <param name="values">Of the first set's names and shapes; more names are left out.</param>
    /// <exception cref="ArgumentException">A name is missing.</exception>
    /// <exception cref="ShapeException">A shape differs.</exception>
    public void Load(ParameterSet values)
    {
        if (values == _loaded)
        {
            return;
        }

        _loaded = null;
        for (int i = 0; i < _buffers.Length; i++)
        {
            _buffers[i].Load(values[_names[i]]);
        }

        _loaded = values;
    }
}
