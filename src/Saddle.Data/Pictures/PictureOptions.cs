namespace Saddle.Data.Pictures;

/// <summary>How a picture is read.</summary>
public sealed record PictureOptions
{
    /// <summary>Largest picture that is accepted unless told otherwise: 100 million pixels.</summary>
    public const long DefaultMaximumPixels = 100_000_000;

    /// <summary>Pictures with more pixels are refused before they are decoded.</summary>
    /// <value>100 million unless set. Decoding takes up to eight bytes for each, and a progressive JPEG six
    /// more.</value>
    public long MaximumPixels { get; init; } = DefaultMaximumPixels;

    /// <summary>Take the samples as they are stored: no profile is applied, and the picture is not turned.</summary>
    /// <value>false unless set.</value>
    public bool AsStored { get; init; }
}
