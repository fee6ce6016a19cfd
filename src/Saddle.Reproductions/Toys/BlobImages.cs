using Saddle.Data;

namespace Saddle.Reproductions.Toys;

/// <summary>Endless 8×8 images: a Gaussian blob at a random centre, one brightened row, and noise.</summary>
/// <param name="seed">Chooses the endless list of images.</param>
/// <param name="first">Number of the first image, so that ranges can be held out.</param>
/// <param name="count">Images before they repeat; 0 for never.</param>
internal sealed class BlobImages(ulong seed, long first = 0, int count = 0) : IBatchSource
{
    public const int Side = 8;
    public const int Length = Side * Side;
    private const double Radius = 1.5;
    private const double Row = 0.5;
    private const double Noise = 0.05;

    public int Count => count;

    public IReadOnlyList<TensorSpec> Specs { get; } = [new([1, Side, Side], ElementType.Float32, "images")];

    public ClassShares Classes => ClassShares.None;

    public void Fill(long step, IReadOnlyList<TensorBuffer> batch)
    {
        int examples = BatchBuffers.RequireFit(Specs, step, batch);
        Span<float> images = batch[0].Span<float>();
        for (int i = 0; i < examples; i++)
        {
            long index = step * examples + i;
            Draw(first + (count > 0 ? index % count : index), images.Slice(i * Length, Length));
        }
    }

    private void Draw(long index, Span<float> image)
    {
        double Uniform(uint place) => CounterRandom.Uniform(seed, 11, place, (ulong)index);
        (double x, double y, int bright) = (Uniform(0) * (Side - 1), Uniform(1) * (Side - 1), (int)(Uniform(2) * Side));
        for (int i = 0; i < Length; i++)
        {
            (int row, int column) = (i / Side, i % Side);
            double squared = (column - x) * (column - x) + (row - y) * (row - y);
            double noise = Noise * CounterRandom.Normal(seed, 12, (uint)i, (ulong)index);
            image[i] = (float)(Math.Exp(-squared / (2 * Radius * Radius)) + (row == bright ? Row : 0) + noise);
        }
    }
}
