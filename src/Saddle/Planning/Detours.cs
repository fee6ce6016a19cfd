namespace Saddle.Planning;

/// <summary>Looks for paths from one cluster to another that lead through a third.</summary>
/// <remarks>
/// Searches from both ends in turn, among clusters ordered between the two. If there is no path, one side has been
/// searched to its end, and what it found tells how to reorder the clusters once the two are joined.
/// </remarks>
/// <param name="readersOf">The clusters that read from one, perhaps repeatedly, perhaps with itself.</param>
/// <param name="writersOf">The clusters that one reads from, likewise.</param>
internal sealed class Detours(
    Func<Cluster, IEnumerable<Cluster>> readersOf, Func<Cluster, IEnumerable<Cluster>> writersOf)
{
    private const int SearchLimit = 4000;
    private readonly Search _dependents = new();
    private readonly Search _needed = new();

    /// <summary>All that depends on the first cluster and is ordered before the second, or null where the search ended
    /// at the other side.</summary>
    public IReadOnlyCollection<Cluster>? Dependents => _dependents.IsComplete ? _dependents.Found : null;

    /// <summary>All that the second cluster needs and is ordered behind the first, where <see cref="Dependents"/> is
    /// null; else a part of it.</summary>
    public IReadOnlyCollection<Cluster> Needed => _needed.Found;

    /// <summary>Whether a path leads from one cluster to the other through a third, or the search gave up.</summary>
    public bool Exist(Cluster from, Cluster to)
    {
        _dependents.Begin(from);
        _needed.Begin(to);
        while (!_dependents.IsComplete && !_needed.IsComplete)
        {
            Cluster next = _dependents.Next();
            foreach (Cluster reader in readersOf(next))
            {
                bool between = reader != next && reader.Rank < to.Rank;
                if ((reader == to && next != from)
                    || (between && _dependents.Add(reader) && _needed.Found.Contains(reader)))
                {
                    return true;
                }
            }

            next = _needed.Next();
            foreach (Cluster writer in writersOf(next))
            {
                bool between = writer != next && writer.Rank > from.Rank;
                if ((writer == from && next != to)
                    || (between && _needed.Add(writer) && _dependents.Found.Contains(writer)))
                {
                    return true;
                }
            }

            if (_dependents.Found.Count + _needed.Found.Count > SearchLimit)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Clusters reached from one end, nearest first.</summary>
    private sealed class Search
    {
        private readonly Queue<Cluster> _pending = new();

        public HashSet<Cluster> Found { get; } = [];

        public bool IsComplete => _pending.Count == 0;

        public void Begin(Cluster end)
        {
            Found.Clear();
            _pending.Clear();
            _pending.Enqueue(end);
        }

        public Cluster Next() => _pending.Dequeue();

        public bool Add(Cluster cluster)
        {
            bool isNew = Found.Add(cluster);
            if (isNew)
            {
                _pending.Enqueue(cluster);
            }

            return isNew;
        }
    }
}
