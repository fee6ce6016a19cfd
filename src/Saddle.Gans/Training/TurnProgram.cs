using Saddle.Games;
using Saddle.Games.Motions;

namespace Saddle.Gans.Training;

/// <summary>One turn of some dynamics, compiled over the training state. Running it allocates nothing.</summary>
internal sealed class TurnProgram
{
    private readonly Dynamics _dynamics;
    private readonly Turn _turn;
    private readonly GanModel _model;
    private readonly GanMethod _method;
    private readonly GanState _state;
    private readonly GanInputs _inputs;
    private readonly CompiledFunction _function;

    public TurnProgram(GanModel model, GanMethod method, GanState state, GanInputs inputs, Dynamics dynamics, Turn turn,
        CompilerOptions options)
    {
        (_model, _method, _state, _inputs, _dynamics, _turn) = (model, method, state, inputs, dynamics, turn);
        Draws = dynamics.Draws(turn);
        var list = new InputList();
        Range carried = list.Add(state.All);
        Range step = list.Add(inputs.Step);
        list.Add(inputs.Of(Draws));
        _function = list.Compile(xs => Trace(xs[carried], xs[step], xs[step.End..]), carried.End.Value, options);
    }

    /// <summary>Who moves, and what else sets the turn apart.</summary>
    public string Name => Draws > 0 ? Title(_turn) : _turn.Name;

    /// <summary>How many samples it looks at.</summary>
    public int Draws { get; }

    /// <summary>Whether its samples are batches of data; else they are random numbers alone.</summary>
    public bool ReadsData { get; private set; }

    public bool MovesGenerator => Draws > 0 && _turn.Player != GanGame.Critic;

    public bool MovesCritic => Draws > 0 && _turn.Player != GanGame.Generator;

    /// <summary>The kernels.</summary>
    public CompiledFunction Function => _function;

    /// <summary>Takes the turn.</summary>
    /// <returns>
    /// Measured at the point before it: the critic's loss, estimate, penalty and mean gradient norm where the critic
    /// moves; then the generator's loss where the generator does.
    /// </returns>
    public ReadOnlySpan<float> Run()
    {
        _function.Run();
        return Draws > 0 ? _function.Outputs[^1].Span<float>() : [];
    }

    private static string Title(Turn turn)
    {
        string who = turn.Player switch
        {
            GanGame.Generator => "generator update",
            GanGame.Critic => "critic update",
            _ => "update of both players",
        };
        IEnumerable<string> names = Nested(turn).Select(part => part.Name).SkipLast(1);
        return string.Join(", ", [who, .. names]);
    }

    private static IEnumerable<Turn> Nested(Turn? turn)
    {
        for (; turn is not null; turn = turn.Inner)
        {
            yield return turn;
        }
    }

    // Draws without data are numbered on their own, so they need random numbers of their own. The critic's turns read
    // data; of the generator's, only the trace tells.
    private IReadOnlyList<Tensor> Trace(Tensor[] state, Tensor[] step, Tensor[] draws)
    {
        if (!MovesCritic)
        {
            IReadOnlyList<Tensor> outputs = Trace(state, step, draws, RandomStreams.GeneratorUpdate);
            if (!ReadsData)
            {
                return outputs;
            }
        }

        return Trace(state, step, draws, RandomStreams.CriticUpdate);
    }

    private IReadOnlyList<Tensor> Trace(Tensor[] state, Tensor[] step, Tensor[] draws, int stream)
    {
        TrainedTensors before = _state.Shape.Read(state);
        var losses = new GanLosses(_model, _method, before.GeneratorStatistics, before.CriticStatistics)
        {
            ScoresApart = _turn.Player is null,
            Noise = step[GanInputs.Noise],
            Stream = stream,
            OnData = () => ReadsData = true,
        };
        Sample[] samples = [.. draws.Chunk(Math.Max(1, draws.Length / Math.Max(1, Draws)))
            .Select(draw => new Sample(draw[0], draw[1..]))];
        Game game = GanGame.Of(losses, _inputs.Real, ElementType.Float32);
        var stepper = new Stepper(_state.Rule, step[GanInputs.Rates]);
        Motion after = _dynamics.Take(_turn, before.Motion, game.FieldOn(samples), stepper);
        after = after with
        {
            At = after.At.With(GanGame.Critic, _state.Rule.Projected(after.At.Of(GanGame.Critic))),
        };
        TrainedTensors next = before with { Motion = after };
        return Draws > 0 ? Measured(before, next, losses, samples[0]) : next.All;
    }

    /// <summary>Statistics change once a turn, as the old point's pass on the first sample leaves them.</summary>
    private IReadOnlyList<Tensor> Measured(TrainedTensors before, TrainedTensors next, GanLosses losses, Sample sample)
    {
        List<Tensor> row = [];
        Point at = before.Motion.At;
        if (MovesCritic)
        {
            CriticMeasures critic = losses.OfCritic(at.Of(GanGame.Generator), at.Of(GanGame.Critic), sample);
            next = next with { CriticStatistics = critic.Statistics };
            row.Add(critic.Row);
        }

        if (MovesGenerator)
        {
            (Tensor loss, IReadOnlyList<Tensor> statistics) =
                losses.OfGenerator(at.Of(GanGame.Generator), at.Of(GanGame.Critic), sample);
            next = next with { GeneratorStatistics = statistics };
            row.Add(loss.Reshape(1));
        }

        return [.. next.All, Tensor.Concat(0, [.. row])];
    }
}
