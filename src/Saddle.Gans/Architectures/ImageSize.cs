using System.Globalization;
using Saddle.Settings;

namespace Saddle.Gans.Architectures;

/// <summary>Checks that examples are square images of a size an architecture is made for.</summary>
internal static class ImageSize
{
    /// <exception cref="ConfigurationException">They are not.</exception>
    public static int Require(string architecture, Shape sample, IReadOnlyList<int> sides)
    {
        if (sample.Rank != 3 || sample[1] != sample[2] || !sides.Contains(sample[1]))
        {
            string allowed = string.Join(
                ", ", sides.Select(side => side.ToString(CultureInfo.InvariantCulture)));
            throw new ConfigurationException(
                $"{architecture}: examples must be square images of {allowed} pixels. Got examples of shape {sample}. "
                    + "Resize or pad the images, or use another architecture.");
        }

        return sample[1];
    }
}
