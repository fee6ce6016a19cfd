namespace Saddle.Games;

/// <summary>All parameters of a game, or a direction among them: values, or tensors of a trace. Immutable.</summary>
/// <remarks>
/// A point may hold many starts side by side: each tensor then has one leading axis of n, and so have sums over a
/// point.
/// </remarks>
public sealed class Point
{
    private readonly Tensor[] _tensors;

    internal Point(Game game, IReadOnlyList<Tensor> tensors)
    {
        Game = game;
        _tensors = [.. tensors];
        Starts = StartsOf(game, _tensors);
    }

    /// <summary>Whose parameters these are.</summary>
    public Game Game { get; }

    /// <summary>[] for one point, [n] for n starts side by side.</summary>
    public Shape Starts { get; }

    /// <summary>All tensors, in the order of <see cref="Game.Parameters"/>.</summary>
    public IReadOnlyList<Tensor> Tensors => _tensors;

    /// <summary>Float32 or Float64.</summary>
    public ElementType Type => _tensors[0].Type;

    /// <summary>The tensor of a parameter.</summary>
    /// <exception cref="GameException">There is no such parameter.</exception>
    public Tensor this[string parameter] => _tensors[Game.IndexOf(parameter)];

    /// <summary>One player's tensors.</summary>
    public IReadOnlyList<Tensor> Of(int player) => _tensors[Game.Owned(player)];

    /// <summary>The same point with one player's tensors replaced.</summary>
    public Point With(int player, IReadOnlyList<Tensor> tensors)
    {
        (int first, int count) = Game.Owned(player).GetOffsetAndLength(_tensors.Length);
        return new Point(Game, [.. _tensors[..first], .. tensors, .. _tensors[(first + count)..]]);
    }

    /// <summary>Each tensor put through a function that keeps its shape.</summary>
    public Point Map(Func<Tensor, Tensor> function) => new(Game, [.. _tensors.Select(function)]);

    /// <summary>Each player's tensors put through a function of player and tensor that keeps the shape.</summary>
    public Point Map(Func<int, Tensor, Tensor> function) => new(Game,
        [.. Enumerable.Range(0, Game.Players.Count).SelectMany(player => Of(player).Select(x => function(player, x)))]);

    /// <summary>The same values, constant to any derivative.</summary>
    public Point Detach() => Map(x => x.Detach());

    /// <summary>The sum of products with another point: shape [], or [n] for n starts.</summary>
    public Tensor Dot(Point other) => Inner(_tensors, other._tensors);

    /// <summary>The same for one player's part alone.</summary>
    public Tensor Dot(int player, Point other) => Inner(Of(player), other.Of(player));

    /// <summary>Each start's tensors times its own number.</summary>
    /// <param name="factors">Shape <see cref="Starts"/>.</param>
    public Point Scale(Tensor factors) => Map(x => PerStart(factors, x) * x);

    /// <summary>Sum.</summary>
    public static Point operator +(Point left, Point right) => Zip(left, right, (x, y) => x + y);

    /// <summary>Difference.</summary>
    public static Point operator -(Point left, Point right) => Zip(left, right, (x, y) => x - y);

    /// <summary>The opposite direction.</summary>
    public static Point operator -(Point point) => point.Map(x => -x);

    /// <summary>Every number times a factor.</summary>
    public static Point operator *(double factor, Point point) => point.Map(x => factor * x);

    /// <summary>All values in a row as float64, start by start where there are many.</summary>
    /// <exception cref="TraceException">The point is being traced and has no values yet.</exception>
    public double[] ToArray() => Flat.Write(this);

    /// <summary>A factor per start, shaped so that it multiplies a tensor of the point.</summary>
    internal Tensor PerStart(Tensor factors, Tensor x) => Starts.Rank == 0 || x.Rank == 1
        ? factors
        : factors.Reshape([factors.Shape[0], .. Enumerable.Repeat(1, x.Rank - 1)]);

    private Tensor Inner(IEnumerable<Tensor> left, IEnumerable<Tensor> right) =>
        left.Zip(right, (x, y) => SumPerStart(x * y))
            .Aggregate((sum, next) => sum + next);

    private Tensor SumPerStart(Tensor x) =>
        x.Rank == Starts.Rank ? x : x.Sum([.. Enumerable.Range(Starts.Rank, x.Rank - Starts.Rank)]);

    private static Point Zip(Point left, Point right, Func<Tensor, Tensor, Tensor> function) =>
        new(left.Game, [.. left._tensors.Zip(right._tensors, function)]);

    private static Shape StartsOf(Game game, Tensor[] tensors)
    {
        IReadOnlyList<Parameter> parameters = game.Parameters;
        bool fits = tensors.Length == parameters.Count;
        int starts = fits ? tensors[0].Rank - parameters[0].Shape.Rank : 0;
        Shape leading = fits && starts == 1 ? [tensors[0].Shape[0]] : [];
        for (int i = 0; fits && i < tensors.Length; i++)
        {
            Shape wanted = [.. leading, .. parameters[i].Shape];
            fits = tensors[i].Shape == wanted && tensors[i].Type == tensors[0].Type;
        }

        return fits ? leading : throw new ShapeException(
            $"{game.Name}: the tensors are no point of this game. Its parameters are "
                + $"{string.Join(", ", parameters.Select(parameter => $"{parameter.Name} {parameter.Shape}"))}; got "
                + $"{string.Join(", ", tensors.Select(x => $"{x.Type} {x.Shape}"))}. "
                + "Pass one tensor per parameter, of one type.");
    }
}
