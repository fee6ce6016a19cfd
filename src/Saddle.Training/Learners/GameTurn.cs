using Saddle.Games;
using Saddle.Games.Motions;

namespace Saddle.Training.Learners;

/// <summary>One turn of some dynamics, compiled over the training state. Running it allocates nothing.</summary>
internal sealed class GameTurn
{
    private readonly Cast _cast;
    private readonly GameState _state;
    private readonly Dynamics _dynamics;
    private readonly Turn _turn;
    private readonly List<(int Player, string[] Figures)> _measured = [];

    public GameTurn(
        Cast cast, GameState state, GameInputs inputs, Dynamics dynamics, Turn turn, CompilerOptions options)
    {
        (_cast, _state, _dynamics, _turn) = (cast, state, dynamics, turn);
        Draws = dynamics.Draws(turn);
        var buffers = new TurnBuffers
        {
            Shape = state.Shape,
            Motion = state.Moving,
            Kept = state.Kept,
            Rates = inputs.Rates,
            Given = inputs.Given,
            Samples = inputs.Of(Draws),
        };
        Function = TurnProgram.Compile(buffers, Trace, options);
    }

    /// <summary>Who moves, and what else sets the turn apart.</summary>
    public string Name => Draws > 0 ? Title() : _turn.Name;

    /// <summary>How many samples it looks at.</summary>
    public int Draws { get; }

    /// <summary>Whether its samples are batches of data; else they are random numbers alone.</summary>
    public bool ReadsData { get; private set; }

    /// <summary>Who moves, with the figures that are measured of each besides its loss.</summary>
    public IReadOnlyList<(int Player, string[] Figures)> Measured => _measured;

    /// <summary>The kernels.</summary>
    public CompiledFunction Function { get; }

    /// <summary>Takes the turn.</summary>
    /// <returns>
    /// Measured at the point before it: for each of <see cref="Measured"/> the loss, then the figures, in a row.
    /// </returns>
    public ReadOnlySpan<float> Run()
    {
        Function.Run();
        return Draws > 0 ? Function.Outputs[^1].Span<float>() : [];
    }

    private string Title()
    {
        string who = _turn.Player is { } player ? $"{_cast.Players[player]} update" : _cast.Players.Count switch
        {
            1 => $"{_cast.Players[0]} update",
            2 => "update of both players",
            _ => "update of all players",
        };
        IEnumerable<string> names = Nested(_turn).Select(part => part.Name).SkipLast(1);
        return string.Join(", ", [who, .. names]);
    }

    private static IEnumerable<Turn> Nested(Turn? turn)
    {
        for (; turn is not null; turn = turn.Inner)
        {
            yield return turn;
        }
    }

    // Samples without data are numbered on their own, so they need random numbers of their own; only the trace tells
    // which a turn has. What the losses of others read shows while the field is traced, after the turn's own.
    private IReadOnlyList<Tensor> Trace(TracedTurns traced)
    {
        if (Draws == 0)
        {
            return [.. Moved(traced, Mode(traced, PlayRandom.Batches)).All, .. traced.Kept];
        }

        PlayMode mode = Mode(traced, PlayRandom.Batches);
        MeasuredTurn measured = Measure(traced, mode);
        if (!ReadsData)
        {
            PlayMode without = Mode(traced, PlayRandom.Draws);
            MeasuredTurn drawn = Measure(traced, without);
            Motion after = Moved(traced, without);
            if (!ReadsData)
            {
                return [.. after.All, .. drawn.Kept, drawn.Figures];
            }
        }

        return [.. Moved(traced, mode).All, .. measured.Kept, measured.Figures];
    }

    private Motion Moved(TracedTurns traced, PlayMode mode)
    {
        int batch = traced.Samples.Count > 0 ? traced.Samples[0].Data[0].Shape[0] : 1;
        Game game = _cast.Game(mode, batch, ElementType.Float32);
        Motion after = _dynamics.Take(
            _turn, traced.Before, game.FieldOn(traced.Samples), new Stepper(_state.Rule, traced.Rates));
        for (int player = 0; player < _cast.Players.Count; player++)
        {
            after = after with { At = after.At.With(player, _state.Rule.Projected(player, after.At.Of(player))) };
        }

        return after;
    }

    private PlayMode Mode(TracedTurns traced, int stream) => new(
        role => _state.StatisticsOf(role, traced.Kept), [.. traced.Given.SkipLast(1)])
    {
        KeepsApart = _turn.Player is null && _cast.Players.Count > 1,
        Stream = stream,
        OnData = () => ReadsData = true,
    };

    /// <summary>
    /// Statistics change once a turn: those of the roles of whoever moves, as the losses at the old point on the first
    /// sample leave them.
    /// </summary>
    private MeasuredTurn Measure(TracedTurns traced, PlayMode mode)
    {
        _measured.Clear();
        List<Tensor> row = [];
        var statistics = new Dictionary<string, IReadOnlyList<Tensor>>(StringComparer.Ordinal);
        foreach (int player in _cast.Order.Distinct().Where(player => _turn.Player is null || _turn.Player == player))
        {
            var play = new Play(_cast, mode, traced.Before.At, traced.Samples[0]);
            PlayerLoss loss = _cast.Formulation.Loss(_cast.Players[player], play);
            row.Add(loss.Mean.Reshape(1));
            row.AddRange(loss.Figures.Select(figure => PlayerLoss.MeanOf(figure.Value).Reshape(1)));
            _measured.Add((player, [.. loss.Figures.Select(figure => figure.Name)]));
            foreach (Role role in _cast.Roles.Where(role => role.Player == _cast.Players[player]))
            {
                statistics[role.Name] = play.StatisticsOf(role.Name);
            }
        }

        IEnumerable<Tensor> kept = _cast.Roles.SelectMany(role =>
            statistics.GetValueOrDefault(role.Name) ?? _state.StatisticsOf(role.Name, traced.Kept));
        return new MeasuredTurn(
            [.. kept, .. traced.Kept.Skip(_state.StatisticsCount)], Tensor.Concat(0, [.. row]));
    }

    /// <param name="Kept">Statistics as the losses leave them, then averages as they were.</param>
    /// <param name="Figures">Losses and figures of whoever moves, in one row.</param>
    private sealed record MeasuredTurn(IReadOnlyList<Tensor> Kept, Tensor Figures);
}
