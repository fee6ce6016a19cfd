namespace Saddle.Games;

/// <summary>Players whose losses share parameters. Each minimises its own loss by its own parameters.</summary>
/// <remarks>
/// The sign convention of the whole library: losses ℓᵢ are minimised; the field ξ stacks ∂ℓᵢ/∂wᵢ; its Jacobian is
/// J = ∂ξ/∂w; the flow is ẇ = -ξ. Papers that maximise utilities write v for -ξ and v' for -J.
/// </remarks>
public sealed class Game
{
    private readonly int[] _firsts;

    /// <summary>A game of one or more players; one alone minimises its loss.</summary>
    /// <param name="name">What it is called in tables and errors.</param>
    /// <param name="players">Who plays, in the order that points and fields are stacked.</param>
    /// <exception cref="GameException">
    /// There are no players, one owns nothing, or a parameter has two owners.
    /// </exception>
    public Game(string name, params IReadOnlyList<Player> players)
    {
        (Name, Players) = (name, players);
        GameCheck.Require(this);
        Parameters = [.. players.SelectMany(player => player.Parameters)];
        Size = checked((int)Parameters.Sum(parameter => parameter.Shape.Count));
        _firsts = new int[players.Count + 1];
        for (int player = 0; player < players.Count; player++)
        {
            _firsts[player + 1] = _firsts[player] + players[player].Parameters.Count;
        }
    }

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>Who plays.</summary>
    public IReadOnlyList<Player> Players { get; }

    /// <summary>All parameters, player by player.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>How many numbers a point has.</summary>
    public int Size { get; }

    /// <summary>What a minibatch consists of; empty where losses read no data.</summary>
    public IReadOnlyList<TensorSpec> Data { get; init; } = [];

    /// <summary>Whether losses depend on their sample: on data or on random numbers.</summary>
    public bool IsStochastic { get; init; }

    /// <summary>A point from its tensors.</summary>
    /// <param name="tensors">
    /// One per entry of <see cref="Parameters"/>; all may have one more leading axis of starts.
    /// </param>
    /// <exception cref="ShapeException">A tensor does not have its parameter's shape.</exception>
    public Point Point(IReadOnlyList<Tensor> tensors) => new(this, tensors);

    /// <summary>A float64 point from all its numbers in a row.</summary>
    /// <exception cref="ShapeException">There are more or fewer numbers than the game has.</exception>
    public Point Point(params ReadOnlySpan<double> numbers) => Flat.Read(this, numbers, []);

    /// <summary>Many float64 points side by side, for trajectories from many starts at once.</summary>
    /// <param name="starts">One row of <see cref="Size"/> numbers per start.</param>
    /// <exception cref="ShapeException">Rows do not have <see cref="Size"/> numbers.</exception>
    public Point Points(IReadOnlyList<double[]> starts)
    {
        double[] rows = [.. starts.SelectMany(start => start)];
        return Flat.Read(this, rows, [starts.Count]);
    }

    /// <summary>
    /// The field on one sample or, for dynamics that look at several minibatches in a step, on several.
    /// </summary>
    /// <param name="samples">None for games without chance.</param>
    public Field FieldOn(params IReadOnlyList<Sample> samples) => Field.Of(this, samples);

    /// <summary>One player's loss: shape [], or [n] at a point of n starts.</summary>
    /// <exception cref="GameException">The loss is not one number per start.</exception>
    public Tensor Loss(int player, Point at, Sample sample)
    {
        Tensor loss = Players[player].Loss(at, sample);
        return loss.Shape == at.Starts
            ? loss
            : throw new GameException(at.Starts.Rank == 0
                ? $"{Name}: the loss of {Players[player].Name} must be one number. Its shape is {loss.Shape}. "
                    + "Sum or average it."
                : $"{Name}: the loss of {Players[player].Name} does not serve many starts at once. At a point of shape "
                    + $"{at.Starts} its shape is {loss.Shape}. Write it elementwise in numbers, or follow one start at "
                    + "a time.");
    }

    /// <summary>Which parameters are a player's.</summary>
    internal Range Owned(int player) => _firsts[player].._firsts[player + 1];

    /// <summary>Where a parameter stands among all.</summary>
    /// <exception cref="GameException">There is no such parameter.</exception>
    internal int IndexOf(string parameter)
    {
        for (int i = 0; i < Parameters.Count; i++)
        {
            if (Parameters[i].Name == parameter)
            {
                return i;
            }
        }

        throw new GameException(
            $"{Name}: no player owns a parameter of that name. Asked for '{parameter}', there are "
                + $"{string.Join(", ", Parameters.Select(known => $"'{known.Name}'"))}. Use one of these.");
    }
}
