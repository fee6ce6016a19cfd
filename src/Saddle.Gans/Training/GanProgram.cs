using Saddle.Games;
using Saddle.Games.Motions;

namespace Saddle.Gans.Training;

/// <summary>
/// Every turn of a method's dynamics and the critic's own, compiled over one state when first needed.
/// </summary>
internal sealed class GanProgram
{
    private readonly GanModel _model;
    private readonly GanMethod _method;
    private readonly GanState _state;
    private readonly CompilerOptions _options;
    private readonly Game _game;
    private readonly Dictionary<(Dynamics, Turn), TurnProgram> _turns = [];
    private readonly TurnProgram[]?[] _phases;
    private readonly Lazy<CompiledFunction> _validation;
    private readonly Lazy<CompiledFunction> _average;
    private TurnProgram? _critic;
    private bool _isProfiled;

    public GanProgram(GanModel model, GanMethod method, GanState state, int batch, CompilerOptions options)
    {
        (_model, _method, _state, _options) = (model, method, state, options);
        Inputs = new GanInputs(model, batch);
        _game = state.Shape.Motion.At.Game;
        _phases = new TurnProgram[]?[method.Dynamics.Period];
        _validation = new Lazy<CompiledFunction>(() => Profiled(CompileValidation()));
        _average = new Lazy<CompiledFunction>(() => Profiled(CompileAverage()));
    }

    /// <summary>What programs read beside the state.</summary>
    public GanInputs Inputs { get; }

    /// <summary>
    /// The critic's update between two steps of the dynamics: along its own gradient, the generator at rest.
    /// </summary>
    public TurnProgram Critic => _critic ??= Program(GanMethod.CriticFirst, GanMethod.CriticFirst.Turns(_game, 0)[0]);

    /// <summary>The turns of a step, in order.</summary>
    public TurnProgram[] Turns(long step) => _phases[step % _phases.Length] ??=
        [.. _method.Dynamics.Turns(_game, step).Select(turn => Program(_method.Dynamics, turn))];

    private bool Averages => _state.Average.Length > 0;

    /// <summary>After a step: takes its solution into the generator's average, where one is kept.</summary>
    public void RunAverage()
    {
        if (Averages)
        {
            _average.Value.Run();
        }
    }

    /// <summary>The estimate on the batch in the first of <see cref="Inputs"/>; updates nothing.</summary>
    public double RunValidation()
    {
        _validation.Value.Run();
        return _validation.Value.Outputs[0].Span<float>()[0];
    }

    /// <summary>
    /// Kernels, operations and memory of the turns of the first step, and of the critic's own where there are such.
    /// </summary>
    public string Explain()
    {
        TurnProgram[] own = _method.CriticSteps.At(0) > 1 ? [Critic] : [];
        return Explain(own.Concat(Turns(0)).Distinct().Select(turn => (turn.Name, turn.Function))
            .Concat(Averages ? [("running average", _average.Value)] : []));
    }

    /// <summary>Measures every kernel from now on.</summary>
    public void Profile()
    {
        _isProfiled = true;
        foreach ((_, CompiledFunction function) in Compiled())
        {
            function.Profile();
        }
    }

    /// <summary>The kernels of all that has run, with the time of each while profiling is on.</summary>
    public string ExplainRun() => Explain(Compiled());

    private static string Explain(IEnumerable<(string Name, CompiledFunction Function)> functions) =>
        string.Join('\n', functions.Select(pair => $"{pair.Name}\n{pair.Function.Explain()}"));

    private IEnumerable<(string Name, CompiledFunction Function)> Compiled() =>
        _turns.Values.Select(turn => (turn.Name, turn.Function))
            .Concat(_average.IsValueCreated ? [("running average", _average.Value)] : [])
            .Concat(_validation.IsValueCreated ? [("validation", _validation.Value)] : []);

    private TurnProgram Program(Dynamics dynamics, Turn turn)
    {
        if (!_turns.TryGetValue((dynamics, turn), out TurnProgram? program))
        {
            program = new TurnProgram(_model, _method, _state, Inputs, dynamics, turn, _options);
            Profiled(program.Function);
            _turns.Add((dynamics, turn), program);
        }

        return program;
    }

    private CompiledFunction Profiled(CompiledFunction function)
    {
        if (_isProfiled)
        {
            function.Profile();
        }

        return function;
    }

    private CompiledFunction CompileAverage()
    {
        var list = new InputList();
        Range average = list.Add(_state.Average);
        Range rest = list.Add(_state.All.SkipLast(_state.Average.Length));
        Range step = list.Add(Inputs.Step);
        return list.Compile(
            xs =>
            {
                TrainedTensors now = _state.Shape.Read([.. xs[rest], .. xs[average]]);
                Tensor decay = xs[step][GanInputs.Decay];
                IReadOnlyList<Tensor> solution = now.Solution(_method.Dynamics);
                return [.. now.Average.Zip(solution, (old, value) => value + decay * (old - value))];
            },
            average.End.Value,
            _options);
    }

    private CompiledFunction CompileValidation()
    {
        var list = new InputList();
        Range state = list.Add(_state.All);
        Range step = list.Add(Inputs.Step);
        list.Add(Inputs.Of(1));
        return list.Compile(
            xs =>
            {
                TrainedTensors now = _state.Shape.Read(xs[state]);
                var losses = new GanLosses(_model, _method, now.GeneratorStatistics, now.CriticStatistics)
                {
                    ScoresApart = true,
                    Noise = xs[step][GanInputs.Noise],
                    Stream = RandomStreams.Validation,
                };
                Point at = now.Motion.At;
                var sample = new Sample(xs[step.End], xs[(step.End.Value + 1)..]);
                return [losses.OfCritic(at.Of(GanGame.Generator), at.Of(GanGame.Critic), sample).Estimate];
            },
            carried: 0,
            _options);
    }
}
