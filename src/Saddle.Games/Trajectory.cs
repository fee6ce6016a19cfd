using Saddle.Games.Motions;

namespace Saddle.Games;

/// <summary>A point of a game that moves, step by step; or many starts at once.</summary>
/// <remarks>
/// The path is a pure function of game, dynamics, rule, rates, start and seed; threads do not matter. After the first
/// of each kind of step, a step of a game without data allocates nothing. For one thread at a time; several
/// trajectories may move at once.
/// </remarks>
public sealed class Trajectory
{
    private readonly Dynamics _dynamics;
    private readonly StepRule _rule;
    private readonly Motion _shape;
    private readonly TensorBuffer[] _state;
    private readonly TensorBuffer[] _rates;
    private readonly CompilerOptions _options;
    private readonly Dictionary<int, (CompiledFunction Program, TensorBuffer[][] Samples)> _programs = [];
    private long _draws;
    private bool _isProfiled;

    /// <summary>Puts a point at its start.</summary>
    /// <param name="dynamics">How it moves.</param>
    /// <param name="start">Where it starts: values; one start, or many.</param>
    /// <param name="rates">Step sizes: one per player, or one for all.</param>
    /// <param name="rule">How players follow a direction; null for plain steps.</param>
    /// <param name="options">Threads and checks; null for the usual ones.</param>
    /// <exception cref="GameException">Dynamics, game and rule do not fit together, or rates are missing.</exception>
    public Trajectory(Dynamics dynamics, Point start, IReadOnlyList<double> rates, StepRule? rule = null,
        CompilerOptions? options = null)
    {
        Game = start.Game;
        (_dynamics, _rule, _options) = (dynamics, rule ?? new PlainStep(), options ?? new CompilerOptions());
        dynamics.Check(Game, _rule);
        _shape = Motion.Begin(start, dynamics, _rule);
        _state = [.. _shape.All.Select(TensorBuffer.From)];
        _rates = [.. StepSizes.Of(Game, rates).Select(rate => TensorBuffer.From(Tensor.Scalar(rate, start.Type)))];
    }

    /// <summary>Whose point it is.</summary>
    public Game Game { get; }

    /// <summary>Steps so far.</summary>
    public long Steps { get; private set; }

    /// <summary>Decides the random numbers of a stochastic game.</summary>
    public long Seed { get; init; }

    /// <summary>Fills the data of a minibatch, given its number; needed where the game reads data.</summary>
    public Action<long, IReadOnlyList<TensorBuffer>>? Fill { get; init; }

    /// <summary>Where it is. A copy. Not finite where the path has diverged, which nothing stops.</summary>
    public Point At => Now.At;

    /// <summary>
    /// The point to use as the result: <see cref="At"/>, unless the dynamics keep a better one. A copy.
    /// </summary>
    public Point Solution => _dynamics.Solution(Now);

    private Motion Now => _shape.Read([.. _state.Select(buffer => buffer.ToTensor())]);

    /// <summary>Goes on.</summary>
    /// <param name="steps">How many steps, 0 or more.</param>
    /// <exception cref="GameException">The number of steps is negative.</exception>
    public void Advance(long steps = 1)
    {
        if (steps < 0)
        {
            throw new GameException(
                $"{Game.Name}: a trajectory only goes forwards. It was asked for {steps} steps. Ask for 0 or more.");
        }

        if (_dynamics.Period == 1 && !Game.IsStochastic)
        {
            Steps += steps;
            CompiledFunction program = ProgramOf(step: 0).Program;
            for (; steps > 0; steps -= int.MaxValue)
            {
                program.Run((int)Math.Min(steps, int.MaxValue));
            }

            return;
        }

        for (; steps > 0; steps--)
        {
            (CompiledFunction program, TensorBuffer[][] samples) = ProgramOf(Steps);
            Array.ForEach(samples, Draw);
            program.Run();
            Steps++;
        }
    }

    /// <summary>
    /// Measures every kernel from now on; <see cref="Explain"/> then shows the times.
    /// </summary>
    public void Profile()
    {
        _isProfiled = true;
        foreach (CompiledFunction program in Programs)
        {
            program.Profile();
        }
    }

    /// <summary>The kernels of the first kind of step and of those that have run, for reading.</summary>
    public string Explain() => string.Join("\n", Programs.Select(program => program.Explain()));

    private IEnumerable<CompiledFunction> Programs
    {
        get
        {
            ProgramOf(step: 0);
            return _programs.OrderBy(entry => entry.Key).Select(entry => entry.Value.Program);
        }
    }

    private (CompiledFunction Program, TensorBuffer[][] Samples) ProgramOf(long step)
    {
        int kind = _dynamics.Kind(step);
        if (!_programs.TryGetValue(kind, out (CompiledFunction Program, TensorBuffer[][] Samples) known))
        {
            _programs.Add(kind, known = Compile(step));
            if (_isProfiled)
            {
                known.Program.Profile();
            }
        }

        return known;
    }

    private (CompiledFunction Program, TensorBuffer[][] Samples) Compile(long step)
    {
        int draws = Game.IsStochastic ? _dynamics.Turns(Game, step).Sum(_dynamics.Draws) : 0;
        TensorSpec[] sample = [new([2], ElementType.Int64, "key"), .. Game.Data];
        TensorBuffer[][] samples =
        [
            .. Enumerable.Range(0, draws)
                .Select(_ => (TensorBuffer[])[.. sample.Select(spec => new TensorBuffer(spec.Shape, spec.Type))]),
        ];
        var buffers = new TurnBuffers { Shape = _shape, Motion = _state, Rates = _rates, Samples = samples };
        CompiledFunction program = TurnProgram.Compile(
            buffers,
            traced => _dynamics.Step(
                traced.Before, Game.FieldOn(traced.Samples), new Stepper(_rule, traced.Rates), step).All,
            _options);
        return (program, samples);
    }

    private void Draw(TensorBuffer[] sample)
    {
        Span<long> key = sample[0].Span<long>();
        (key[0], key[1]) = (Seed, _draws);
        if (Game.Data.Count > 0)
        {
            if (Fill is null)
            {
                throw new GameException(
                    $"{Game.Name}: nobody fills its minibatches. A minibatch has {Game.Data.Count} tensors. "
                        + "Set Trajectory.Fill.");
            }

            Fill(_draws, sample.AsSpan(1).ToArray());
        }

        _draws++;
    }
}
