namespace Saddle.Games.Spectra;

/// <summary>
/// A function of tensors that keeps their shapes, on a sample; constants are inputs that are not differentiated.
/// </summary>
internal delegate IReadOnlyList<Tensor> TracedFunction(
    IReadOnlyList<Tensor> at, IReadOnlyList<Tensor> constants, Sample sample);

/// <summary>
/// Value and Jacobian of a function at one place, averaged over samples: compiled once each, when first used.
/// </summary>
internal sealed class TracedJacobian
{
    private readonly TracedFunction _function;
    private readonly TensorBuffer[] _at;
    private readonly TensorBuffer[] _constants;
    private readonly TensorBuffer[][] _samples;
    private readonly CompilerOptions _options;
    private readonly Lazy<CompiledFunction> _value, _forward, _backward;

    internal TracedJacobian(TracedFunction function, IReadOnlyList<Tensor> at, IReadOnlyList<Tensor> constants,
        IReadOnlyList<Sample>? samples, CompilerOptions? options)
    {
        _function = function;
        _at = [.. at.Select(TensorBuffer.From)];
        _constants = [.. constants.Select(TensorBuffer.From)];
        _samples = [.. Given(samples).Select(sample => (TensorBuffer[])
            [TensorBuffer.From(sample.Key), .. sample.Data.Select(TensorBuffer.From)])];
        _options = options ?? new CompilerOptions();
        Size = checked((int)_at.Sum(buffer => buffer.Shape.Count));
        _value = new(() => Compile((function, at, _) => function(at)));
        _forward = new(() => Compile(Derivative.JacobianVector));
        _backward = new(() => Compile(Derivative.VectorJacobian));
    }

    private delegate IReadOnlyList<Tensor> Product(
        Func<IReadOnlyList<Tensor>, IReadOnlyList<Tensor>> function,
        IReadOnlyList<Tensor> at,
        IReadOnlyList<Tensor> direction);

    internal int Size { get; }

    /// <summary>The buffers of the constants, to be changed between products.</summary>
    internal IReadOnlyList<TensorBuffer> Constants => _constants;

    /// <summary>The function's value where it is differentiated, or at a distance from there.</summary>
    internal double[] Value(ReadOnlySpan<double> offset = default)
    {
        var value = new double[Size];
        double[] place = Read(_at);
        double[] moved = [.. place];
        VectorLoops.AddScaled(moved.AsSpan(0, offset.Length), 1, offset);
        Write(moved, _at);
        Run(_value.Value, [], value);
        Write(place, _at);
        return value;
    }

    /// <summary>y = J x.</summary>
    internal void Apply(ReadOnlySpan<double> x, Span<double> y) => Run(_forward.Value, x, y);

    /// <summary>y = Jᵀ x.</summary>
    internal void ApplyTranspose(ReadOnlySpan<double> x, Span<double> y) => Run(_backward.Value, x, y);

    private static IReadOnlyList<Sample> Given(IReadOnlyList<Sample>? samples) =>
        samples is null || samples.Count == 0 ? [Sample.None] : samples;

    private CompiledFunction Compile(Product product)
    {
        TensorBuffer[] read = [.. _at, .. _at, .. _constants, .. _samples[0]];
        int constants = 2 * _at.Length, sample = constants + _constants.Length;
        CompiledFunction program = Compiler.Compile(
            xs => product(
                at => _function(
                    at, [.. xs.Take(sample).Skip(constants)], new Sample(xs[sample], [.. xs.Skip(sample + 1)])),
                [.. xs.Take(_at.Length)],
                [.. xs.Take(constants).Skip(_at.Length)]),
            [.. read.Select(buffer => new TensorSpec(buffer.Shape, buffer.Type))],
            0,
            _options);
        Bind(program, 0, _at);
        Bind(program, constants, _constants);
        return program;
    }

    private void Run(CompiledFunction program, ReadOnlySpan<double> x, Span<double> y)
    {
        if (x.Length > 0)
        {
            Write(x, [.. program.Inputs.Skip(_at.Length).Take(_at.Length)]);
        }

        y.Clear();
        foreach (TensorBuffer[] sample in _samples)
        {
            Bind(program, (2 * _at.Length) + _constants.Length, sample);
            program.Run();
            int first = 0;
            foreach (TensorBuffer output in program.Outputs)
            {
                ReadOnlySpan<double> values = output.Span<double>();
                VectorLoops.AddScaled(y.Slice(first, values.Length), 1.0 / _samples.Length, values);
                first += values.Length;
            }
        }
    }

    private static void Bind(CompiledFunction program, int first, TensorBuffer[] buffers)
    {
        for (int i = 0; i < buffers.Length; i++)
        {
            program.Bind(first + i, buffers[i]);
        }
    }

    private static double[] Read(TensorBuffer[] buffers) =>
        [.. buffers.SelectMany(buffer => buffer.Span<double>().ToArray())];

    private static void Write(ReadOnlySpan<double> numbers, TensorBuffer[] buffers)
    {
        int first = 0;
        foreach (TensorBuffer buffer in buffers)
        {
            Span<double> values = buffer.Span<double>();
            numbers.Slice(first, values.Length).CopyTo(values);
            first += values.Length;
        }
    }
}
