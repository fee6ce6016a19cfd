namespace Saddle.Data.Pictures;

/// <summary>The second bytes of JPEG markers.</summary>
/// <remarks>Source: ITU-T T.81, table B.1.</remarks>
internal static class JpegMarker
{
    public const byte EndOfImage = 0xD9;
    public const byte StartOfScan = 0xDA;

    /// <summary>The application segment that EXIF data lie in.</summary>
    public const byte Exif = 0xE1;

    /// <summary>The application segment that colour profiles lie in.</summary>
    public const byte Profile = 0xE2;

    /// <summary>Whether no segment follows: a stuffed byte, a restart, a start of image or a private mark.</summary>
    public static bool StandsAlone(byte marker) => marker is 0 or 1 or (>= 0xD0 and <= 0xD8);

    /// <summary>Whether a frame's header follows.</summary>
    public static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    /// <summary>Why a frame of some kind is not read; null where it is.</summary>
    public static string? Unread(byte frame) => frame switch
    {
        0xC0 or 0xC1 or 0xC2 or 0xC9 or 0xCA => null,
        0xC3 or 0xCB => "lossless",
        _ => "hierarchical",
    };

    /// <summary>Whether samples are coded in whole bits.</summary>
    public static bool IsHuffman(byte frame) => frame is 0xC0 or 0xC1 or 0xC2;
}
