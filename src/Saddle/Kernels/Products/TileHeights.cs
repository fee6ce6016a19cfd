namespace Saddle.Kernels.Products;

/// <summary>Which tiles cover a number of rows in the least time.</summary>
internal sealed class TileHeights
{
    private const int Longest = 64;

    private readonly int[] _heights;
    private readonly int[][] _best;

    /// <param name="tiles">The tiles there are with the time each takes, the highest first, one of a row last.</param>
    public TileHeights(params (int Height, int Cost)[] tiles)
    {
        _heights = [.. tiles.Select(tile => tile.Height)];
        _best = [.. Enumerable.Range(0, tiles.Length).Select(first => Plan(tiles[first..]))];
    }

    /// <summary>Height of the best next tile when <paramref name="remaining"/> of <paramref name="total"/> rows are
    /// left. It may reach back over finished rows, never beyond the total.</summary>
    public int Fit(int remaining, int total)
    {
        int first = 0;
        while (_heights[first] > total)
        {
            first++;
        }

        return remaining > Longest ? _heights[first] : _best[first][remaining];
    }

    // For every number of rows, the first tile of a cheapest cover.
    private static int[] Plan((int Height, int Cost)[] tiles)
    {
        int[] costs = new int[Longest + 1], best = new int[Longest + 1];
        for (int rows = 1; rows <= Longest; rows++)
        {
            costs[rows] = int.MaxValue;
            foreach ((int height, int cost) in tiles)
            {
                int all = cost + costs[Math.Max(0, rows - height)];
                if (all < costs[rows])
                {
                    (costs[rows], best[rows]) = (all, height);
                }
            }
        }

        return best;
    }
}
