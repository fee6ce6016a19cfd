namespace Saddle.Data.Pictures;

/// <summary>A picture as it was read from a file.</summary>
/// <param name="Image">1 channel where the file stores grey, 4 where any opacity is stored, else 3; upright.</param>
/// <param name="Traits">What the file said beside its samples.</param>
public sealed record LoadedPicture(RasterImage Image, PictureTraits Traits);
