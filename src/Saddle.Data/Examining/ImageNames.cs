using System.Globalization;

namespace Saddle.Data.Examining;

/// <summary>How the images of a set are called in reports: by their files, or else by number.</summary>
/// <param name="images">The set.</param>
internal sealed class ImageNames(ImageDataset images)
{
    private const int Told = 3;

    /// <summary>One image.</summary>
    public string Of(int index) => images.FileNames.Count > 0
        ? images.FileNames[index]
        : string.Create(CultureInfo.InvariantCulture, $"image {index}");

    /// <summary>The first of some images.</summary>
    public string Listed(IEnumerable<int> indices) => Listed([.. indices.Select(Of)]);

    /// <summary>The first of some images, each with the one that it is like.</summary>
    /// <param name="pairs">The images.</param>
    /// <param name="sign">What stands between the two.</param>
    public string Paired(IEnumerable<(int Image, int Other)> pairs, string sign) =>
        Listed([.. pairs.Select(pair => $"{Of(pair.Image)} {sign} {Of(pair.Other)}")]);

    /// <summary>What takes images out of the set.</summary>
    public string Removal(IEnumerable<int> indices) => images.FileNames.Count > 0
        ? $"remove {Listed(indices)}"
        : $"write the set again without {Listed(indices)}";

    private static string Listed(string[] names) => string.Join(", ", names.Take(Told)) + (names.Length > Told
        ? string.Create(CultureInfo.InvariantCulture, $" and {names.Length - Told} more")
        : "");
}
