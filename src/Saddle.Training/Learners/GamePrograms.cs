using Saddle.Games.Motions;

namespace Saddle.Training.Learners;

/// <summary>
/// Every turn of the dynamics and of players alone, compiled over one state when first needed; and what follows a step.
/// </summary>
internal sealed class GamePrograms
{
    private readonly Cast _cast;
    private readonly Dynamics _dynamics;
    private readonly GameState _state;
    private readonly GameInputs _inputs;
    private readonly CompilerOptions _options;
    private readonly Alternating _alone;
    private readonly Dictionary<(Dynamics, Turn), GameTurn> _turns = [];
    private readonly Dictionary<int, GameTurn[]> _kinds = [];
    private readonly GameTurn?[] _updates;
    private readonly Lazy<CompiledFunction> _average;
    private readonly Lazy<CompiledFunction> _validation;
    private bool _isProfiled;

    public GamePrograms(
        Cast cast, Dynamics dynamics, GameState state, GameInputs inputs, CompilerOptions options)
    {
        (_cast, _dynamics, _state, _inputs, _options) = (cast, dynamics, state, inputs, options);
        _alone = new Alternating { Order = cast.Order };
        _updates = new GameTurn?[cast.Players.Count];
        _average = new Lazy<CompiledFunction>(() => Profiled(CompileAverage()));
        _validation = new Lazy<CompiledFunction>(() => Profiled(CompileValidation()));
    }

    /// <summary>A player's update along its own gradient, the others at rest.</summary>
    public GameTurn Alone(int player) => _updates[player] ??= Program(_alone, TurnOf(player));

    /// <summary>The turns of a step, in order.</summary>
    public GameTurn[] Turns(long step)
    {
        int kind = _dynamics.Kind(step);
        if (!_kinds.TryGetValue(kind, out GameTurn[]? turns))
        {
            turns = [.. _dynamics.Turns(_cast.Bare, step).Select(turn => Program(_dynamics, turn))];
            _kinds.Add(kind, turns);
        }

        return turns;
    }

    /// <summary>After a step: takes its solution into the averages, where there are any.</summary>
    public void RunAverage()
    {
        if (_state.HasAverages)
        {
            _average.Value.Run();
        }
    }

    /// <summary>The formulation's figure for held-out examples on the first sample; updates nothing.</summary>
    public double RunValidation()
    {
        _validation.Value.Run();
        return _validation.Value.Outputs[0].Span<float>()[0];
    }

    /// <summary>Compiles what a step runs.</summary>
    /// <returns>Bytes that the largest program holds.</returns>
    public long Prepare(long step) => OfStep(step).Max(program => program.Function.ArenaBytes);

    /// <summary>Kernels, operations and memory of the turns of the first step and of the updates before it.</summary>
    public string Explain() => Explain(OfStep(0));

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

    private IEnumerable<(string Name, CompiledFunction Function)> OfStep(long step)
    {
        IEnumerable<GameTurn> before = Enumerable.Range(0, _cast.Players.Count)
            .Where(player => _cast.Formulation.UpdatesBefore(_cast.Players[player], step) > 0).Select(Alone);
        return before.Concat(Turns(step)).Distinct().Select(turn => (turn.Name, turn.Function))
            .Concat(_state.HasAverages ? [("running average", _average.Value)] : []);
    }

    private static string Explain(IEnumerable<(string Name, CompiledFunction Function)> functions) =>
        string.Join('\n', functions.Select(pair => $"{pair.Name}\n{pair.Function.Explain()}"));

    private IEnumerable<(string Name, CompiledFunction Function)> Compiled() =>
        _turns.Values.Select(turn => (turn.Name, turn.Function))
            .Concat(_average.IsValueCreated ? [("running average", _average.Value)] : [])
            .Concat(_validation.IsValueCreated ? [("validation", _validation.Value)] : []);

    private Turn TurnOf(int player) => _alone.Turns(_cast.Bare, 0).First(turn => turn.Player == player);

    private GameTurn Program(Dynamics dynamics, Turn turn)
    {
        if (!_turns.TryGetValue((dynamics, turn), out GameTurn? program))
        {
            program = new GameTurn(_cast, _state, _inputs, dynamics, turn, _options);
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
        TensorBuffer[] averages = [.. _state.Kept.Skip(_state.StatisticsCount)];
        TensorBuffer[] statistics = [.. _state.Kept.Take(_state.StatisticsCount)];
        TensorBuffer[] inputs = [.. averages, .. _state.Moving, .. statistics, _inputs.Given[^1]];
        CompiledFunction program = Compiler.Compile(
            xs =>
            {
                Motion now = _state.Shape.Read([.. xs.Skip(averages.Length).Take(_state.Moving.Count)]);
                IEnumerable<Tensor> kept = xs.Skip(averages.Length + _state.Moving.Count).Take(statistics.Length);
                Tensor decay = xs[^1];
                return
                [
                    .. xs.Take(averages.Length)
                        .Zip(_state.Solution(now, [.. kept]), (old, value) => value + decay * (old - value)),
                ];
            },
            [.. inputs.Select(buffer => new TensorSpec(buffer.Shape, buffer.Type))],
            averages.Length,
            _options);
        for (int i = 0; i < inputs.Length; i++)
        {
            program.Bind(i, inputs[i]);
        }

        return program;
    }

    private CompiledFunction CompileValidation()
    {
        (string player, string figure) = _cast.Formulation.Validation!.Value;
        var buffers = new TurnBuffers
        {
            Shape = _state.Shape,
            Motion = _state.Moving,
            Kept = _state.Kept,
            Rates = _inputs.Rates,
            Given = _inputs.Given,
            Samples = _inputs.Of(1),
        };
        return TurnProgram.Measure(
            buffers,
            traced =>
            {
                var mode = new PlayMode(
                    role => _state.StatisticsOf(role, traced.Kept), [.. traced.Given.SkipLast(1)])
                {
                    KeepsApart = true,
                    Stream = PlayRandom.Validation,
                };
                PlayerLoss loss = _cast.Formulation.Loss(
                    player, new Play(_cast, mode, traced.Before.At, traced.Samples[0]));
                return [PlayerLoss.MeanOf(loss.Figures.First(entry => entry.Name == figure).Value)];
            },
            _options);
    }
}
