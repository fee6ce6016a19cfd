using System.Globalization;
using System.Numerics;

namespace Saddle.Data.Examining;

/// <summary>Tells the sizes that pictures had, and those that fitting hurts.</summary>
/// <param name="images">The set.</param>
/// <param name="options">How it was opened.</param>
internal sealed class PictureSizes(ImageDataset images, DatasetOptions options) : Examination
{
    private const int LeastUseful = 8;

    private readonly IReadOnlyList<StoredSize> _sizes = images.StoredSizes;

    /// <summary>"stored as 40 x 30 to 640 x 480 pixels, most of them 500 x 375 (17 of 20)"; null where sizes are not
    /// known.</summary>
    public string? Summary
    {
        get
        {
            if (_sizes.Count == 0)
            {
                return null;
            }

            StoredSize least = _sizes.MinBy(Order), most = _sizes.MaxBy(Order);
            (StoredSize often, int count) = _sizes.CountBy(size => size).MaxBy(pair => pair.Value);
            return least == most
                ? $"stored as {least} pixels"
                : string.Create(CultureInfo.InvariantCulture,
                    $"stored as {least} to {most} pixels, most often {often} ({count} of {_sizes.Count})");
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<Finding> Findings()
    {
        if (_sizes.Count == 0 || options.Resize is not { } size)
        {
            yield break;
        }

        int[] small = [.. Places(stored => Telling(stored) < size)];
        if (small.Length > 0)
        {
            yield return Enlarged(small, size);
        }

        int[] lengthy = [.. Places(stored => Longer(stored) > 2 * Shorter(stored))];
        if (options.Fit == Fit.Cover && lengthy.Length > 0)
        {
            yield return new Finding("proportions", string.Create(CultureInfo.InvariantCulture,
                $"{lengthy.Length} of {_sizes.Count} pictures are more than twice as long as wide, so that most of ")
                + $"each is cut away: {new ImageNames(images).Listed(lengthy)}", "--fit contain");
        }
    }

    private Finding Enlarged(int[] small, int size)
    {
        var names = new ImageNames(images);
        int sound = 1 << BitOperations.Log2((uint)small.Min(place => Telling(_sizes[place])));
        return new Finding("enlarged", string.Create(CultureInfo.InvariantCulture,
            $"{small.Length} of {_sizes.Count} pictures have fewer than {size} pixels to a side, and are blurred: ")
            + names.Listed(small), names.Removal(small) + (sound >= LeastUseful
                ? string.Create(CultureInfo.InvariantCulture, $", or --resize {sound}")
                : ""));
    }

    private IEnumerable<int> Places(Func<StoredSize, bool> isHurt) =>
        _sizes.Index().Where(entry => isHurt(entry.Item)).Select(entry => entry.Index);

    // The side that is brought to the size.
    private int Telling(StoredSize stored) => options.Fit == Fit.Contain ? Longer(stored) : Shorter(stored);

    private static int Shorter(StoredSize stored) => Math.Min(stored.Width, stored.Height);

    private static int Longer(StoredSize stored) => Math.Max(stored.Width, stored.Height);

    private static (long Area, int Width) Order(StoredSize stored) =>
        ((long)stored.Width * stored.Height, stored.Width);
}
