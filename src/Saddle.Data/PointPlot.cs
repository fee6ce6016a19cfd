namespace Saddle.Data;

/// <summary>Draws points of the plane as a picture: the more points in a pixel, the darker it is.</summary>
public static class PointPlot
{
    /// <summary>A square picture of the square [−extent, extent]².</summary>
    /// <param name="points">Coordinates x, y, x, y, …; points outside and NaN are left out.</param>
    /// <param name="extent">Half the side of the square shown, positive.</param>
    /// <param name="size">Rows and columns of the picture, at least 1.</param>
    /// <returns>A grey picture; the second coordinate points up.</returns>
    public static RasterImage Of(ReadOnlySpan<float> points, double extent = 2, int size = 256)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(extent);
        var counts = new int[size * size];
        for (int i = 0; i + 1 < points.Length; i += 2)
        {
            double column = (points[i] / extent + 1) / 2 * size;
            double row = (1 - points[i + 1] / extent) / 2 * size;
            bool inside = column >= 0 && column < size && row >= 0 && row < size; // false for NaN
            if (inside)
            {
                counts[(int)row * size + (int)column]++;
            }
        }

        return new RasterImage(size, size, 1, [.. counts.Select(count => (byte)(255 * Math.Pow(0.5, count)))]);
    }
}
