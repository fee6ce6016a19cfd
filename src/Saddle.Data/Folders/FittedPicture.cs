using Saddle.Data.Pictures;

namespace Saddle.Data.Folders;

/// <summary>A picture as a set has it, but for its channels, which all pictures of the set decide.</summary>
/// <param name="Image">Of the set's size; 3 channels where it has colour, else 1.</param>
/// <param name="Traits">What was made of the file.</param>
/// <param name="Stored">The size that it had before.</param>
internal sealed record FittedPicture(RasterImage Image, PictureTraits Traits, StoredSize Stored);
