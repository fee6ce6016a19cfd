namespace Saddle.Games;

/// <summary>What the losses of a stochastic game are measured on: a minibatch and a key of random numbers.</summary>
/// <param name="Key">Int64 [2]: seed and number of the draw; the same key gives the same random numbers.</param>
/// <param name="Data">The minibatch, one tensor per entry of <see cref="Game.Data"/>.</param>
public sealed record Sample(Tensor Key, IReadOnlyList<Tensor> Data)
{
    /// <summary>For games without chance.</summary>
    public static Sample None { get; } = new(Tensor.Of(0L, 0L), []);

    /// <summary>
    /// Random numbers of this sample, the same for each player who asks for them from the same stream.
    /// </summary>
    /// <param name="type">The element type of the numbers.</param>
    /// <param name="firstStream">Where numbering starts, so that sources of one key stay apart.</param>
    public RandomStream Random(ElementType type, int firstStream = 0) => new(Key, type, firstStream);
}
