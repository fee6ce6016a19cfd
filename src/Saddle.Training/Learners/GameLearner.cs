using System.Globalization;
using Saddle.Data;
using Saddle.Games;
using Saddle.Games.Motions;
using Saddle.Nn;
using Saddle.Nn.Formats;
using Saddle.Settings;

namespace Saddle.Training.Learners;

/// <summary>
/// Trains a formulation of one or more players: updates of players alone where it asks for them, then a step of the
/// dynamics.
/// </summary>
/// <remarks>
/// The state after n steps is a pure function of formulation, moves, data and seed; threads do not matter. After the
/// first step of each kind, a step allocates nothing.
/// </remarks>
public sealed class GameLearner : Learner
{
    private readonly Cast _cast;
    private readonly Moves _moves;
    private readonly MemoryNeed _need;
    private readonly GameState _state;
    private readonly GameInputs _inputs;
    private readonly GamePrograms _programs;
    private readonly IBatchSource _data;
    private readonly Prefetcher? _prefetcher;
    private TensorBuffer[]? _before;
    private readonly IBatchSource? _validation;
    private readonly LearnerSettings _settings;
    private readonly PlayerRate[] _rates;
    private readonly double[] _taken;
    private readonly int[] _order;
    private readonly (string Name, double First, Schedule Schedule)[] _scalars;
    private readonly Means[] _means;

    /// <summary>Prepares to train from initial values.</summary>
    /// <param name="formulation">Networks and losses.</param>
    /// <param name="moves">How players move.</param>
    /// <param name="data">Examples; each turn that looks at data takes the next step of the source.</param>
    /// <param name="settings">Batch, seed and threads.</param>
    /// <param name="validation">Held-out examples for <see cref="Formulation.Validation"/>; null for none.</param>
    /// <exception cref="ConfigurationException">The parts do not fit together.</exception>
    public GameLearner(Formulation formulation, Moves moves, IBatchSource data, LearnerSettings settings,
        IBatchSource? validation = null)
    {
        var examples = Examples.Of(data);
        (_moves, _validation, _settings) = (moves, validation, settings);
        _cast = new Cast(formulation, examples);
        Dynamics dynamics = moves.Dynamics ?? new Alternating { Order = _cast.Order };
        _need = MemoryNeed.On(_cast, settings.Batch);
        _state = new GameState(_cast, moves, dynamics, settings.Seed, _need);
        Check(dynamics);
        foreach (IBatchSource source in validation is null ? [data] : (IBatchSource[])[data, validation])
        {
            DataFit.Require(_cast, examples, source);
        }

        _inputs = new GameInputs(_cast, settings.Batch);
        _programs = new GamePrograms(_cast, dynamics, _state, _inputs, settings.ToCompilerOptions());
        _order = [.. _cast.Order.Distinct()];
        _scalars = [.. formulation.Scalars];
        _means = [.. _cast.Players.Select(player => new Means(player))];
        _rates = [.. _cast.Players.Select(player => new PlayerRate(player, moves.Of(player), InStep))];
        _taken = [.. _rates.Select(rate => rate.At(0))];
        State = [.. _state.Named, .. _rates.SelectMany(rate => rate.Named)];
        _prefetcher = data.FillsQuickly ? null : new Prefetcher(data, settings.Batch);
        _data = _prefetcher ?? data;
        Formulation = formulation;
    }

    /// <summary>What is trained.</summary>
    public Formulation Formulation { get; }

    /// <summary>Steps of the dynamics so far.</summary>
    public override long Step => _state.Steps;

    /// <inheritdoc/>
    public override IReadOnlyList<NamedBuffer> State { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Role> Roles => _cast.Roles;

    /// <summary>Batches of data used so far, which is the data's next step.</summary>
    public long Batches => _state.Batches;

    /// <summary>Updates that a player has had.</summary>
    /// <exception cref="ConfigurationException">There is no such player.</exception>
    public long Updates(string player) => _state.Updates[_cast.PlayerAt(player)];

    /// <summary>A role's parameters and statistics as they are trained. A copy.</summary>
    /// <exception cref="ConfigurationException">There is no such role.</exception>
    public ParameterSet Values(string role) => _state.Values(role);

    /// <summary>
    /// A role's values to use: their running average, or where none is kept the dynamics' solution. A copy.
    /// </summary>
    /// <exception cref="ConfigurationException">There is no such role.</exception>
    public ParameterSet Best(string role) => _state.Best(role);

    /// <summary>A figure of the last update of whichever player measures it; null where nobody does.</summary>
    public double? Last(string figure) =>
        _means.Select(means => means.Last(figure)).FirstOrDefault(value => value is not null);

    /// <inheritdoc/>
    public override void Advance()
    {
        if (!_data.ReadsFiles)
        {
            AdvanceOn();
            return;
        }

        // A step that cannot be ended is as if it had not begun.
        _before ??= [.. State.Select(entry => new TensorBuffer(entry.Buffer.Shape, entry.Buffer.Type))];
        Copy(State.Select(entry => entry.Buffer), _before);
        try
        {
            AdvanceOn();
        }
        catch (DataException)
        {
            Copy(_before, State.Select(entry => entry.Buffer));
            throw;
        }
    }

    private static void Copy(IEnumerable<TensorBuffer> from, IEnumerable<TensorBuffer> to)
    {
        foreach ((TensorBuffer source, TensorBuffer target) in from.Zip(to))
        {
            target.Load(source);
        }
    }

    private void AdvanceOn()
    {
        long step = Step;
        Array.ForEach(_means, means => means.BeginStep());
        SetInputs(step);
        foreach (int player in _order)
        {
            int updates = _cast.Formulation.UpdatesBefore(_cast.Players[player], step);
            for (int i = 0; i < updates; i++)
            {
                Take(_programs.Alone(player));
            }
        }

        foreach (GameTurn turn in _programs.Turns(step))
        {
            Take(turn);
        }

        _programs.RunAverage();
        Array.ForEach(_rates, rate => rate.Observe());
        _state.Steps++;
    }

    /// <summary>Only one player moves, along its own gradient: for studying it against others at rest.</summary>
    /// <param name="player">Its name.</param>
    /// <param name="updates">How many times.</param>
    /// <exception cref="DivergedException">Its loss is not finite.</exception>
    public void AdvanceAlone(string player, int updates)
    {
        SetInputs(Step);
        for (int i = 0; i < updates; i++)
        {
            Take(_programs.Alone(_cast.PlayerAt(player)));
        }
    }

    /// <inheritdoc/>
    public override Figures Report()
    {
        IEnumerable<Means> moved = _order.Select(player => _means[player]);
        var figures = new Figures(
        [
            .. moved.SelectMany(means => means.Others),
            .. _validation is null ? [] : (Figure[])[new Figure("validation", Validate(_validation))],
            .. moved.Select(means => means.Loss),
        ]);
        Array.ForEach(_means, means => means.Clear());
        return figures;
    }

    /// <inheritdoc/>
    public override Figures Rates =>
        new(_order.Select(player => new Figure($"{_cast.Players[player]}Rate", _taken[player])));

    /// <inheritdoc/>
    public override void Prepare() => _need.RequirePrograms(_programs.Prepare(Step));

    /// <inheritdoc/>
    public override string Explain() => _programs.Explain();

    /// <inheritdoc/>
    public override void Profile() => _programs.Profile();

    /// <inheritdoc/>
    public override string ExplainRun() => _programs.ExplainRun();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _prefetcher?.Dispose();
        base.Dispose(disposing);
    }

    private void Check(Dynamics dynamics)
    {
        try
        {
            dynamics.Check(_cast.Bare, _state.Rule);
        }
        catch (GameException problem)
        {
            throw new ConfigurationException(problem.Message);
        }
    }

    private void Take(GameTurn turn)
    {
        for (int draw = 0; draw < turn.Draws; draw++)
        {
            Draw(_inputs[draw], turn.ReadsData);
        }

        ReadOnlySpan<float> measured = turn.Run();
        for (int i = 0; i < turn.Measured.Count; i++)
        {
            (int player, string[] figures) = turn.Measured[i];
            _means[player].Name(figures);
            _means[player].Add(measured[..(1 + figures.Length)]);
            measured = measured[(1 + figures.Length)..];
            _state.Updates[player]++;
        }

        RequireFinite();
    }

    private void Draw(SampleBuffers sample, bool readsData)
    {
        if (readsData)
        {
            SetKey(sample.Key, _state.Batches);
            _data.Fill(_state.Batches++, sample.Data);
            return;
        }

        SetKey(sample.Key, _state.Draws);
        if (_cast.LabelsAt is { } at)
        {
            Span<long> labels = sample.Data[at].Span<long>();
            for (int i = 0; i < labels.Length; i++)
            {
                labels[i] = _data.Classes.Draw(
                    unchecked((ulong)_settings.Seed), PlayRandom.Labels, (uint)_state.Draws, (ulong)i);
            }
        }

        _state.Draws++;
    }

    private void SetInputs(long step)
    {
        for (int player = 0; player < _rates.Length; player++)
        {
            _taken[player] = _rates[player].At(step);
            _inputs.Rates[player].Span<float>()[0] = (float)_taken[player];
        }

        for (int i = 0; i < _scalars.Length; i++)
        {
            _inputs.Given[i].Span<float>()[0] = (float)_scalars[i].Schedule.At(_scalars[i].First, step);
        }

        _inputs.Given[^1].Span<float>()[0] = (float)Math.Min(_moves.AverageDecay, (1.0 + step) / (10.0 + step));
    }

    private void SetKey(TensorBuffer key, long draw)
    {
        if (draw > uint.MaxValue)
        {
            throw new InvalidOperationException(
                $"training: random numbers would repeat. Draw {draw.ToString(CultureInfo.InvariantCulture)} is beyond "
                    + $"{uint.MaxValue.ToString(CultureInfo.InvariantCulture)}, the last with numbers of its own. "
                    + "Go on in a new run with another seed.");
        }

        Span<long> numbers = key.Span<long>();
        (numbers[0], numbers[1]) = (_settings.Seed, draw);
    }

    // Over all held-out examples but the rest that fills no batch; the same ones each time.
    private double Validate(IBatchSource held)
    {
        SampleBuffers sample = _inputs[0];
        int batches = Math.Max(1, held.Count / _settings.Batch);
        double sum = 0;
        for (int batch = 0; batch < batches; batch++)
        {
            held.Fill(batch, sample.Data);
            SetKey(sample.Key, batch);
            sum += _programs.RunValidation();
        }

        return sum / batches;
    }

    // For controllers: before the step's updates there is nothing, so that what they see does not depend on a stop.
    private double? InStep(string figure)
    {
        bool isComplete = true;
        foreach (Means means in _means)
        {
            if (means.LastInStep(figure) is { } value)
            {
                return value;
            }

            isComplete &= means.IsMeasured;
        }

        return !isComplete ? null : throw new ConfigurationException(
            $"training: a controller asks for a figure that nobody measures. Asked for '{figure}', there are "
                + $"{string.Join(", ", _means.SelectMany(means => means.Names))}. Name one of these.");
    }

    private void RequireFinite()
    {
        bool isFinite = true;
        foreach (Means means in _means)
        {
            isFinite &= means.IsFinite;
        }

        if (!isFinite)
        {
            throw Diverged();
        }
    }

    private DivergedException Diverged()
    {
        string rates = string.Join(" and ", _order.Select(player => string.Create(
            CultureInfo.InvariantCulture, $"{_rates[player].At(Step):G3} ({_cast.Players[player]})")));
        return new DivergedException(
            $"training: a loss is no longer a finite number after {Step.ToString(CultureInfo.InvariantCulture)} steps. "
                + "The last finite figures were "
                + $"{string.Join(", ", _order.Select(player => _means[player].LastFinite))} at rates {rates}. "
                + "Lower the rates, or raise the weight of a penalty.");
    }
}
