using System.Globalization;

namespace Saddle.Data.Examining;

/// <summary>Finds images of one colour all over.</summary>
/// <param name="images">The set.</param>
internal sealed class ConstantImages(ImageDataset images) : Examination
{
    private readonly List<int> _found = [];

    /// <summary>Whether each channel has one value all over.</summary>
    public static bool IsConstant(ReadOnlySpan<byte> samples, int channels)
    {
        int plane = samples.Length / channels;
        for (int channel = 0; channel < channels; channel++)
        {
            ReadOnlySpan<byte> values = samples.Slice(channel * plane, plane);
            if (values.ContainsAnyExcept(values[0]))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override void Look(int index, ReadOnlySpan<byte> samples)
    {
        if (IsConstant(samples, images.Channels))
        {
            _found.Add(index);
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<Finding> Findings()
    {
        if (_found.Count > 0)
        {
            var names = new ImageNames(images);
            yield return new Finding("constant", string.Create(CultureInfo.InvariantCulture,
                $"{_found.Count} of {images.Count} images are of one colour all over: ") + names.Listed(_found),
                names.Removal(_found));
        }
    }
}
