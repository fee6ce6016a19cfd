using System.Globalization;
using Saddle.Data;

namespace Saddle.Cli.Verbs;

/// <summary>Generated examples as pictures.</summary>
internal sealed class DrawnSamples(Shape sample, Tensor examples)
{
    private readonly float[] _values = examples.ToArray<float>();

    public int Count { get; } = examples.Shape[0];

    /// <summary>How many have a value that is NaN or infinite.</summary>
    public int NotFinite
    {
        get
        {
            int length = _values.Length / Count;
            return Enumerable.Range(0, Count).Count(i => HoldsOther(_values.AsSpan(i * length, length)));
        }
    }

    public bool ArePoints => sample.Rank == 1;

    /// <summary>All in one picture: a grid of images, or a plot of points.</summary>
    /// <inheritdoc cref="Pictures.Write" path="/returns"/>
    public string WriteGrid(string path, int columns) => Pictures.Write(
        ArePoints ? PointPlot.Of(_values) : ImageGrid.Of(_values, sample[0], sample[1], sample[2], columns), path);

    /// <summary>One PNG per image, numbered.</summary>
    /// <param name="folder">Where to; made where it is missing.</param>
    /// <param name="first">The number of the first.</param>
    public void WriteSingles(string folder, int first)
    {
        int length = _values.Length / Count;
        for (int i = 0; i < Count; i++)
        {
            RasterImage picture = new(sample[2], sample[1], sample[0], Bytes(_values.AsSpan(i * length, length)));
            string name = (first + i).ToString("D6", CultureInfo.InvariantCulture) + ".png";
            Pictures.WriteNew(picture, Path.Combine(folder, name));
        }
    }

    private static bool HoldsOther(ReadOnlySpan<float> values)
    {
        foreach (float value in values)
        {
            if (!float.IsFinite(value))
            {
                return true;
            }
        }

        return false;
    }

    private byte[] Bytes(ReadOnlySpan<float> image)
    {
        int channels = sample[0], plane = sample[1] * sample[2];
        byte[] bytes = new byte[image.Length];
        for (int i = 0; i < image.Length; i++)
        {
            float level = MathF.Round((image[i % channels * plane + i / channels] + 1) * 127.5f);
            bytes[i] = float.IsNaN(level) ? (byte)0 : (byte)Math.Clamp(level, 0, 255);
        }

        return bytes;
    }
}
