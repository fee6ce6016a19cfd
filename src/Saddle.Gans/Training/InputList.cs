namespace Saddle.Gans.Training;

/// <summary>The inputs of a compiled function with the buffers they read, collected in order.</summary>
internal sealed class InputList
{
    private readonly List<TensorBuffer> _buffers = [];

    public int Count => _buffers.Count;

    /// <summary>Adds buffers; the range finds their placeholders again while tracing.</summary>
    public Range Add(params IEnumerable<TensorBuffer> buffers)
    {
        int start = _buffers.Count;
        _buffers.AddRange(buffers);
        return start.._buffers.Count;
    }

    /// <summary>Compiles a function of all inputs and binds each to its buffer.</summary>
    /// <param name="function">Called once, with placeholders.</param>
    /// <param name="carried">How many leading inputs are replaced by the leading outputs.</param>
    /// <param name="options">Threads and checks.</param>
    public CompiledFunction Compile(
        Func<Tensor[], IReadOnlyList<Tensor>> function, int carried, CompilerOptions options)
    {
        TensorSpec[] specs = [.. _buffers.Select(buffer => new TensorSpec(buffer.Shape, buffer.Type))];
        CompiledFunction compiled = Compiler.Compile(xs => function([.. xs]), specs, carried, options);
        for (int i = 0; i < _buffers.Count; i++)
        {
            compiled.Bind(i, _buffers[i]);
        }

        return compiled;
    }
}
