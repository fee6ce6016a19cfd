using System.Globalization;

namespace Saddle.Data.Examining;

/// <summary>Finds grey images on white, which padding surrounds with black.</summary>
/// <param name="images">The set.</param>
/// <param name="options">How it was opened: nothing is wrong where a background was chosen.</param>
internal sealed class BrightEdges(ImageDataset images, DatasetOptions options) : Examination
{
    private const byte Bright = 250;
    private const double Share = 0.9;

    private long _bright;
    private long _all;

    /// <inheritdoc/>
    public override void Look(int index, ReadOnlySpan<byte> samples)
    {
        if (images.Channels > 1 || options.Background is not null)
        {
            return;
        }

        for (int i = 0; i < samples.Length; i++)
        {
            (int row, int column) = (i / images.Width, i % images.Width);
            if (row == 0 || column == 0 || row == images.Height - 1 || column == images.Width - 1)
            {
                _all++;
                _bright += samples[i] >= Bright ? 1 : 0;
            }
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<Finding> Findings()
    {
        if (_all > 0 && _bright >= Share * _all)
        {
            yield return new Finding("edges", string.Create(CultureInfo.InvariantCulture,
                $"{100.0 * _bright / _all:F0} % of the outermost pixels are white, and what --pad or --fit contain ")
                + "adds is black", "--background white with either");
        }
    }
}
