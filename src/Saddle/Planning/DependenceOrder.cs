namespace Saddle.Planning;

/// <summary>All clusters in an order in which each comes after those it reads from, kept while they are
/// joined.</summary>
/// <remarks>Ranks leave room between neighbours, so that a cluster moves without the others being told.</remarks>
internal sealed class DependenceOrder
{
    private const long Room = 1L << 32;
    private readonly LinkedList<Cluster> _order = [];
    private readonly Dictionary<Cluster, LinkedListNode<Cluster>> _places = [];

    /// <summary>Puts a cluster behind all others.</summary>
    public void Append(Cluster cluster)
    {
        cluster.Rank = (_order.Last?.Value.Rank ?? 0) + Room;
        _places[cluster] = _order.AddLast(cluster);
    }

    public void Remove(Cluster cluster)
    {
        _places.Remove(cluster, out LinkedListNode<Cluster>? place);
        _order.Remove(place!);
    }

    /// <summary>Moves clusters right behind another one, in their present order.</summary>
    public void MoveBehind(Cluster other, IEnumerable<Cluster> moved)
    {
        foreach (Cluster cluster in moved.OrderBy(cluster => cluster.Rank).ToArray())
        {
            Remove(cluster);
            _places[cluster] = _order.AddAfter(_places[other], cluster);
            Rank(_places[cluster]);
            other = cluster;
        }
    }

    /// <summary>Moves clusters right before another one, in their present order.</summary>
    public void MoveBefore(Cluster other, IEnumerable<Cluster> moved)
    {
        foreach (Cluster cluster in moved.OrderBy(cluster => cluster.Rank).ToArray())
        {
            Remove(cluster);
            _places[cluster] = _order.AddBefore(_places[other], cluster);
            Rank(_places[cluster]);
        }
    }

    /// <summary>A rank between the neighbours', or new ranks for all where there is none left.</summary>
    private void Rank(LinkedListNode<Cluster> place)
    {
        long low = place.Previous?.Value.Rank ?? 0;
        long high = place.Next?.Value.Rank ?? low + 2 * Room;
        place.Value.Rank = low + (high - low) / 2;
        if (place.Value.Rank > low)
        {
            return;
        }

        long rank = 0;
        foreach (Cluster cluster in _order)
        {
            cluster.Rank = rank += Room;
        }
    }
}
