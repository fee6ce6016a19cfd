using Saddle.Data.Pictures;

namespace Saddle.Data.Folders;

/// <summary>Counts what was made of pictures, to say it once for all.</summary>
/// <param name="background">What lies below pixels that are not opaque.</param>
internal sealed class PictureRemarks(Rgb background)
{
    private readonly (PictureTraits Trait, string Sentence)[] _kinds =
    [
        (PictureTraits.Turned, "turned upright as EXIF says"),
        (PictureTraits.Converted, "with a colour profile, converted to sRGB"),
        (PictureTraits.GammaIgnored, "with gamma or primaries but no profile, which were ignored"),
        (PictureTraits.Transparent, $"with transparent pixels, laid over {background} (--background)"),
    ];

    private readonly Dictionary<PictureTraits, int> _counts = [];
    private int _opacities;

    /// <summary>"3 pictures turned upright as EXIF says", for each kind that there is.</summary>
    public IReadOnlyList<string> Sentences =>
    [
        .. from kind in _kinds
           let count = _counts.GetValueOrDefault(kind.Trait)
           where count > 0
           select $"{Counted(count)} {kind.Sentence}",
        .. _opacities == 0 ? [] : (string[])[$"{Counted(_opacities)} with stored opacity; what is not opaque is laid "
            + $"over {background} (--background)"],
    ];

    /// <summary>Whether a picture had pixels that are not opaque.</summary>
    public bool IsAnyTransparent => _counts.GetValueOrDefault(PictureTraits.Transparent) > 0;

    /// <summary>Adds one picture.</summary>
    public void Count(PictureTraits traits)
    {
        foreach ((PictureTraits trait, _) in _kinds)
        {
            _counts[trait] = _counts.GetValueOrDefault(trait) + (traits.HasFlag(trait) ? 1 : 0);
        }
    }

    /// <summary>Adds one picture that was not decoded.</summary>
    /// <param name="isStored">Whether its file says how opaque each pixel is.</param>
    public void CountOpacity(bool isStored) => _opacities += isStored ? 1 : 0;

    private static string Counted(int count) => count == 1 ? "1 picture" : $"{count} pictures";
}
