namespace Saddle.Games;

/// <summary>One who owns parameters and minimises a loss that depends on everybody's.</summary>
public sealed record Player
{
    /// <summary>A player of a stochastic game.</summary>
    /// <param name="name">What it is called in tables and errors.</param>
    /// <param name="parameters">What it owns; at least one.</param>
    /// <param name="loss">
    /// Its loss at a point on a sample, a number (shape []). Elementwise losses also serve many points at once: at a
    /// point of n starts every parameter has a leading axis of n, and the loss must have shape [n].
    /// </param>
    public Player(string name, IReadOnlyList<Parameter> parameters, Func<Point, Sample, Tensor> loss) =>
        (Name, Parameters, Loss) = (name, parameters, loss);

    /// <summary>A player of a game without chance.</summary>
    /// <inheritdoc cref="Player(string, IReadOnlyList{Parameter}, Func{Point, Sample, Tensor})"/>
    public Player(string name, IReadOnlyList<Parameter> parameters, Func<Point, Tensor> loss)
        : this(name, parameters, (at, _) => loss(at))
    {
    }

    /// <summary>A player who owns one number.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="number">The name of its number.</param>
    /// <param name="loss">Its loss at a point.</param>
    public Player(string name, string number, Func<Point, Tensor> loss)
        : this(name, [new Parameter(number, [])], loss)
    {
    }

    /// <summary>What it is called in tables and errors.</summary>
    public string Name { get; }

    /// <summary>What it owns, in order.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Its loss at a point on a sample.</summary>
    public Func<Point, Sample, Tensor> Loss { get; }
}
