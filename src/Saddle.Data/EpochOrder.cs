namespace Saddle.Data;

/// <summary>Every epoch shows each image once.</summary>
internal sealed class EpochOrder : ImageOrder
{
    private readonly ulong _seed;
    private readonly bool _shuffles;
    private readonly int[] _order;
    private long _epochOfOrder = -1;

    /// <summary>Orders of images.</summary>
    /// <param name="count">How many images, at least 1.</param>
    /// <param name="seed">Decides the orders.</param>
    /// <param name="shuffles">Whether every epoch has an order of its own; else it is that of the set.</param>
    public EpochOrder(int count, ulong seed, bool shuffles) =>
        (_seed, _shuffles, _order) = (seed, shuffles, new int[count]);

    /// <inheritdoc/>
    public override (int Image, uint Epoch) At(long position)
    {
        uint epoch = checked((uint)(position / _order.Length));
        int place = (int)(position % _order.Length);
        if (!_shuffles)
        {
            return (place, epoch);
        }

        if (epoch != _epochOfOrder)
        {
            Permutation.Fill(_order, _seed, RandomStreams.Shuffle, epoch);
            _epochOfOrder = epoch;
        }

        return (_order[place], epoch);
    }
}
