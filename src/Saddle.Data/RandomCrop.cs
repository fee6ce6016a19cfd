namespace Saddle.Data;

/// <summary>Extends images by reflected pixels on each side and takes a window of their own size at random.</summary>
/// <remarks>
/// Pixel −k is pixel k, and pixel n − 1 + k is pixel n − 1 − k: the outermost pixels are not repeated. Each of the
/// (2 margin + 1)² windows is as likely. As He et al. 2016, arXiv:1512.03385, section 4.2, crop CIFAR-10, who extend by
/// zeros.
/// </remarks>
internal sealed class RandomCrop : Augmentation
{
    private readonly int _height;
    private readonly int _width;
    private readonly int _margin;
    private readonly ulong _seed;
    private readonly float[] _plane;

    /// <summary>Crops of images of one size.</summary>
    /// <param name="height">Rows of the images.</param>
    /// <param name="width">Columns of the images.</param>
    /// <param name="margin">Pixels on each side; below rows and columns.</param>
    /// <param name="seed">Decides the windows.</param>
    public RandomCrop(int height, int width, int margin, ulong seed)
    {
        (_height, _width, _margin, _seed) = (height, width, margin, seed);
        _plane = new float[height * width];
    }

    /// <inheritdoc/>
    public override void Apply(Span<float> image, uint epoch, ulong index)
    {
        int down = Shift(RandomStreams.CropRow, epoch, index), right = Shift(RandomStreams.CropColumn, epoch, index);
        for (int start = 0; start < image.Length; start += _plane.Length)
        {
            Span<float> plane = image.Slice(start, _plane.Length);
            plane.CopyTo(_plane);
            for (int row = 0; row < _height; row++)
            {
                Take(_plane.AsSpan(Reflected(row + down, _height) * _width, _width), right,
                    plane.Slice(row * _width, _width));
            }
        }
    }

    // Where the window begins, counted from where the image does: −margin to margin.
    private int Shift(uint stream, uint epoch, ulong index) =>
        CounterRandom.Below(2 * _margin + 1, _seed, stream, epoch, index) - _margin;

    private static void Take(ReadOnlySpan<float> from, int shift, Span<float> to)
    {
        int outside = Math.Abs(shift), start = Math.Max(0, -shift);
        from.Slice(Math.Max(0, shift), from.Length - outside).CopyTo(to[start..]);
        for (int i = shift < 0 ? 0 : to.Length - outside, end = i + outside; i < end; i++)
        {
            to[i] = from[Reflected(i + shift, from.Length)];
        }
    }

    private static int Reflected(int place, int length) =>
        place < 0 ? -place : place < length ? place : 2 * (length - 1) - place;
}
