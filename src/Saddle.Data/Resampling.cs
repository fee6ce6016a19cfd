namespace Saddle.Data;

/// <summary>How the pixels of a resized image are weighed.</summary>
public enum Resampling
{
    /// <summary>A triangle two pixels wide, of the coarser grid; smooth both ways, as Pillow's BILINEAR.</summary>
    Bilinear,

    /// <summary>The share of each old pixel that the new pixel covers; exact means when shrinking.</summary>
    Area,
}
