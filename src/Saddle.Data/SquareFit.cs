using System.Globalization;

namespace Saddle.Data;

/// <summary>How images become squares of one of a few sides.</summary>
/// <param name="Height">Rows of the images.</param>
/// <param name="Width">Columns of the images.</param>
/// <param name="Side">Rows and columns of the squares.</param>
/// <param name="IsPadded">Whether they are centred in the squares, as they are; else they are resized.</param>
public sealed record SquareFit(int Height, int Width, int Side, bool IsPadded)
{
    /// <summary>The nearest side.</summary>
    /// <param name="images">The images.</param>
    /// <param name="sides">Sides to choose from; none for any images.</param>
    /// <returns>null where the images need no fitting.</returns>
    /// <remarks>Square images are padded to the next larger side, unless that is twice theirs or more. All others are
    /// resized to the side that their shorter one is nearest to by ratio, of two as near the smaller.</remarks>
    public static SquareFit? To(ImageDataset images, IReadOnlyList<int> sides)
    {
        (int height, int width, int shorter) = (images.Height, images.Width, Math.Min(images.Height, images.Width));
        bool isSquare = height == width;
        if (sides.Count == 0 || (isSquare && sides.Contains(height)))
        {
            return null;
        }

        int[] larger = [.. sides.Where(side => isSquare && side > shorter && side < 2 * shorter)];
        return larger.Length > 0
            ? new SquareFit(height, width, larger.Min(), IsPadded: true)
            : new SquareFit(height, width, sides.Order().MinBy(side => Ratio(side, shorter)), IsPadded: false);
    }

    /// <summary>The options of opening with this added.</summary>
    /// <param name="how">Options that leave the size.</param>
    public DatasetOptions Added(DatasetOptions how) =>
        IsPadded ? how with { Pad = Side } : how with { Resize = Side };

    /// <summary>"images of 28 x 28 pixels are padded to 32 x 32".</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"images of {Height} x {Width} pixels are ")
        + string.Create(CultureInfo.InvariantCulture, $"{(IsPadded ? "padded" : "resized")} to {Side} x {Side}")
        + (Height == Width ? "" : ", their middle cut out");

    private static double Ratio(int one, int other) => Math.Max((double)one / other, (double)other / one);
}
