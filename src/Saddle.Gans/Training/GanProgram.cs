namespace Saddle.Gans.Training;

/// <summary>The compiled updates of both players over one state. Running them allocates nothing.</summary>
internal sealed class GanProgram
{
    private readonly Moves _moves;
    private readonly GanState _state;
    private readonly CompilerOptions _options;
    private readonly Lazy<CompiledFunction> _critic;
    private readonly Lazy<CompiledFunction> _generator;
    private readonly Lazy<CompiledFunction> _both;
    private readonly Lazy<CompiledFunction> _validation;
    private bool _isProfiled;

    public GanProgram(GanModel model, GanMethod method, GanState state, int batch, CompilerOptions options)
    {
        (_moves, _state, _options) = (new Moves(model, method), state, options);
        Real = new TensorBuffer([batch, .. model.Sample]);
        Labels = model.Classes > 0 ? new TensorBuffer([batch], ElementType.Int64) : null;
        GeneratorLabels = model.Classes > 0 ? new TensorBuffer([batch], ElementType.Int64) : null;
        _critic = OnFirstUse(CompileCritic);
        _generator = OnFirstUse(CompileGenerator);
        _both = OnFirstUse(CompileBoth);
        _validation = OnFirstUse(CompileValidation);
    }

    /// <summary>The real batch of the next critic update.</summary>
    public TensorBuffer Real { get; }

    /// <summary>The real batch's labels; null where the model is unconditional.</summary>
    public TensorBuffer? Labels { get; }

    /// <summary>The labels that the next generator update conditions on.</summary>
    public TensorBuffer? GeneratorLabels { get; }

    /// <summary>Int64 [2]: seed and number of the next critic update.</summary>
    public TensorBuffer CriticKey { get; } = new([2], ElementType.Int64);

    /// <summary>Int64 [2]: seed and number of the next generator update.</summary>
    public TensorBuffer GeneratorKey { get; } = new([2], ElementType.Int64);

    /// <summary>The critic's step size.</summary>
    public TensorBuffer CriticRate { get; } = new([]);

    /// <summary>The generator's step size.</summary>
    public TensorBuffer GeneratorRate { get; } = new([]);

    /// <summary>Standard deviation of instance noise; read only where the method has such noise.</summary>
    public TensorBuffer Noise { get; } = new([]);

    /// <summary>How much of the generator's average stays at the next update.</summary>
    public TensorBuffer AverageDecay { get; } = new([]);

    /// <summary>Updates the critic.</summary>
    /// <returns>Loss, estimate, penalty, mean gradient norm.</returns>
    public ReadOnlySpan<float> RunCritic() => Run(_critic);

    /// <summary>Updates the generator.</summary>
    /// <returns>Its loss.</returns>
    public ReadOnlySpan<float> RunGenerator() => Run(_generator);

    /// <summary>Updates both from the same point.</summary>
    /// <returns>What the critic and then the generator measured.</returns>
    public ReadOnlySpan<float> RunBoth() => Run(_both);

    /// <summary>The estimate on the batch in <see cref="Real"/>; updates nothing.</summary>
    public double RunValidation() => Run(_validation)[0];

    /// <summary>Kernels, operations and memory of the two usual updates.</summary>
    public string Explain() => Explain([("critic update", _critic), ("generator update", _generator)]);

    /// <summary>Measures every kernel from now on.</summary>
    public void Profile()
    {
        _isProfiled = true;
        foreach ((_, Lazy<CompiledFunction> update) in Compiled())
        {
            update.Value.Profile();
        }
    }

    /// <summary>The kernels of all that has run, with the time of each while profiling is on.</summary>
    public string ExplainRun() => Explain(Compiled());

    private static string Explain(IEnumerable<(string Name, Lazy<CompiledFunction> Function)> functions) =>
        string.Join('\n', functions.Select(pair => $"{pair.Name}\n{pair.Function.Value.Explain()}"));

    private IEnumerable<(string Name, Lazy<CompiledFunction> Function)> Compiled() =>
        new[]
        {
            ("critic update", _critic), ("generator update", _generator), ("update of both players", _both),
            ("validation", _validation),
        }.Where(pair => pair.Item2.IsValueCreated);

    private Lazy<CompiledFunction> OnFirstUse(Func<CompiledFunction> compile) => new(() =>
    {
        CompiledFunction function = compile();
        if (_isProfiled)
        {
            function.Profile();
        }

        return function;
    });

    private static ReadOnlySpan<float> Run(Lazy<CompiledFunction> lazy)
    {
        CompiledFunction function = lazy.Value;
        function.Run();
        return function.Outputs[^1].Span<float>();
    }

    private CompiledFunction CompileCritic()
    {
        var inputs = new InputList();
        Range critic = inputs.Add(_state.Critic.All);
        int carried = inputs.Count;
        Range generator = inputs.Add(_state.Generator.Values);
        Range batch = inputs.Add(Present(Real, CriticKey, Noise, CriticRate, Labels));
        return inputs.Compile(
            xs =>
            {
                (Player next, Tensor measured) = Critic(xs[critic], xs[generator], xs[batch]);
                return [.. next.All, measured];
            },
            carried,
            _options);
    }

    private CompiledFunction CompileGenerator()
    {
        var inputs = new InputList();
        Range generator = inputs.Add(_state.Generator.All);
        Range average = inputs.Add(_state.Average);
        int carried = inputs.Count;
        Range critic = inputs.Add(_state.Critic.Values);
        Range batch = inputs.Add(Present(GeneratorKey, Noise, GeneratorRate, AverageDecay, GeneratorLabels));
        return inputs.Compile(
            xs =>
            {
                (Player next, Tensor[] averages, Tensor measured) =
                    Generator(xs[generator], xs[average], xs[critic], xs[batch]);
                return [.. next.All, .. averages, measured];
            },
            carried,
            _options);
    }

    private CompiledFunction CompileBoth()
    {
        var inputs = new InputList();
        Range critic = inputs.Add(_state.Critic.All);
        Range generator = inputs.Add(_state.Generator.All);
        Range average = inputs.Add(_state.Average);
        int carried = inputs.Count;
        Range batch = inputs.Add(Present(Real, CriticKey, Noise, CriticRate, Labels));
        Range generated = inputs.Add(Present(GeneratorKey, Noise, GeneratorRate, AverageDecay, GeneratorLabels));
        return inputs.Compile(
            xs =>
            {
                (Player nextCritic, Tensor ofCritic) = Critic(xs[critic], xs[generator], xs[batch]);
                (Player nextGenerator, Tensor[] averages, Tensor ofGenerator) =
                    Generator(xs[generator], xs[average], xs[critic], xs[generated]);
                return [.. nextCritic.All, .. nextGenerator.All, .. averages, Tensor.Concat(0, ofCritic, ofGenerator)];
            },
            carried,
            _options);
    }

    private CompiledFunction CompileValidation()
    {
        var inputs = new InputList();
        Range critic = inputs.Add(_state.Critic.Values);
        Range generator = inputs.Add(_state.Generator.Values);
        Range batch = inputs.Add(Present(Real, CriticKey, Noise, Labels));
        return inputs.Compile(
            xs => [_moves.Validate(_state.Critic.Read(xs[critic]), _state.Generator.Read(xs[generator]),
                xs[batch][0], xs[batch].ElementAtOrDefault(3), xs[batch][1], xs[batch][2])],
            carried: 0,
            _options);
    }

    private (Player Next, Tensor Measured) Critic(Tensor[] critic, Tensor[] generator, Tensor[] batch) => _moves.Critic(
        _state.Critic.Read(critic), _state.Generator.Read(generator),
        batch[0], batch.ElementAtOrDefault(4), batch[1], rate: batch[3], noise: batch[2]);

    private (Player Next, Tensor[] Averages, Tensor Measured) Generator(
        Tensor[] generator, Tensor[] average, Tensor[] critic, Tensor[] batch)
    {
        (Player next, Tensor measured) = _moves.Generator(_state.Generator.Read(generator), _state.Critic.Read(critic),
            Real.Shape[0], batch.ElementAtOrDefault(4), batch[0], rate: batch[2], noise: batch[1]);
        Tensor decay = batch[3];
        IEnumerable<Tensor> values = next.Parameters.Concat(next.Statistics);
        Tensor[] averages = [.. average.Zip(values, (old, now) => now + decay * (old - now))];
        return (next, averages, measured);
    }

    private static IEnumerable<TensorBuffer> Present(params IEnumerable<TensorBuffer?> buffers) =>
        buffers.OfType<TensorBuffer>();
}
