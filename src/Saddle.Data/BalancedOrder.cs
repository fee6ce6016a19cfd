namespace Saddle.Data;

/// <summary>Classes that have images take turns; each shows its images in passes, every image once a pass.</summary>
/// <remarks>Any stretch of the sequence holds as many images of one class as of another, up to one.</remarks>
internal sealed class BalancedOrder : ImageOrder
{
    private readonly ulong _seed;
    private readonly bool _shuffles;
    private readonly Turn[] _turns;

    /// <summary>Orders of images.</summary>
    /// <param name="labels">A class of each image, at least one.</param>
    /// <param name="seed">Decides the order of each pass.</param>
    /// <param name="shuffles">Whether every pass has an order of its own; else it is that of the set.</param>
    public BalancedOrder(int[] labels, ulong seed, bool shuffles)
    {
        (_seed, _shuffles) = (seed, shuffles);
        _turns =
        [
            .. from image in labels.Index()
               group image.Index by image.Item into members
               orderby members.Key
               select new Turn(members.Key, [.. members]),
        ];
    }

    /// <inheritdoc/>
    public override (int Image, uint Epoch) At(long position)
    {
        Turn turn = _turns[position % _turns.Length];
        (long pass, long place) = Math.DivRem(position / _turns.Length, turn.Members.Length);
        uint epoch = checked((uint)pass);
        if (!_shuffles)
        {
            return (turn.Members[place], epoch);
        }

        if (turn.PassOfOrder != pass)
        {
            Permutation.Fill(turn.Order, _seed, RandomStreams.Balanced + (uint)turn.Label, epoch);
            turn.PassOfOrder = pass;
        }

        return (turn.Members[turn.Order[place]], epoch);
    }

    private sealed class Turn(int label, int[] members)
    {
        public int Label => label;

        public int[] Members => members;

        public int[] Order { get; } = new int[members.Length];

        public long PassOfOrder { get; set; } = -1;
    }
}
