namespace Saddle.Data.Pictures;

/// <summary>What a file said beside its samples, and what was made of it.</summary>
[Flags]
public enum PictureTraits
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It was turned or mirrored as its EXIF orientation says.</summary>
    Turned = 1,

    /// <summary>Its colour profile is not sRGB; the samples were converted.</summary>
    Converted = 2,

    /// <summary>It states gamma or primaries (gAMA, cHRM, cICP) without a profile, which was ignored.</summary>
    GammaIgnored = 4,

    /// <summary>Some pixel is not opaque.</summary>
    Transparent = 8,
}
