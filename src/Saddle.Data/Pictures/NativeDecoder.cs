using Saddle.Nn.Formats;
using SkiaSharp;

namespace Saddle.Data.Pictures;

/// <summary>The only place where native code reads the bytes of others; they have been walked and measured.</summary>
internal static unsafe class NativeDecoder
{
    /// <summary>Decodes the first picture of a file.</summary>
    /// <param name="format">What the file is.</param>
    /// <param name="header">Its checked header.</param>
    /// <param name="name">How messages call it.</param>
    /// <param name="asStored">Neither convert colours nor turn.</param>
    /// <exception cref="DllNotFoundException">The decoder cannot be loaded.</exception>
    public static LoadedPicture Decode(PictureFormat format, PictureHeader header, string name, bool asStored)
    {
        SkiaLibrary.Require();
        fixed (byte* start = header.Bytes)
        {
            using SKData data = SKData.Create((nint)start, header.Bytes.Length);
            using SKCodec? codec = SKCodec.Create(data);
            if (codec is null || codec.EncodedFormat != format.Native)
            {
                throw Refused(format, name, "it is not understood");
            }

            SKImageInfo stored = codec.Info;
            if (stored.Width != header.Width || stored.Height != header.Height)
            {
                throw Refused(format, name, $"the size is {stored.Width} x {stored.Height} instead of "
                    + $"{header.Width} x {header.Height}");
            }

            return Decode(codec, format, header, name, asStored);
        }
    }

    /// <summary>Whether decoding converts colours to sRGB; nothing is decoded.</summary>
    /// <param name="header">A checked header.</param>
    /// <exception cref="DllNotFoundException">The decoder cannot be loaded.</exception>
    public static bool Converts(PictureHeader header)
    {
        if (!header.HasProfile)
        {
            return false;
        }

        SkiaLibrary.Require();
        fixed (byte* start = header.Bytes)
        {
            using SKData data = SKData.Create((nint)start, header.Bytes.Length);
            using SKCodec? codec = SKCodec.Create(data);
            return Converts(header, codec?.Info.ColorSpace);
        }
    }

    private static bool Converts(PictureHeader header, SKColorSpace? own) =>
        header.HasProfile && own is { IsSrgb: false };

    private static LoadedPicture Decode(
        SKCodec codec, PictureFormat format, PictureHeader header, string name, bool asStored)
    {
        // Never disposed of: threads that meet the same colours share one object.
        SKColorSpace? own = codec.Info.ColorSpace;
        bool converts = !asStored && Converts(header, own);
        SKColorSpace? wanted = converts ? SKColorSpace.CreateSrgb() : null;
        SKImageInfo info = Target(codec.Info, converts).WithColorSpace(wanted ?? own);
        byte[] pixels = PixelArrays.Rent(checked((int)info.BytesSize64));
        Array.Clear(pixels);
        SKCodecResult result;
        fixed (byte* start = pixels)
        {
            result = codec.GetPixels(info, (nint)start);
        }

        if (result != SKCodecResult.Success)
        {
            throw Refused(format, name, Words(result));
        }

        RasterImage image = PackedPixels.Of(info.Width, info.Height, pixels, info.AlphaType == SKAlphaType.Opaque);
        PictureTraits traits = (converts ? PictureTraits.Converted : 0)
            | (header.StatesGamma ? PictureTraits.GammaIgnored : 0)
            | (image.IsTransparent ? PictureTraits.Transparent : 0);
        return asStored || header.Orientation == 1
            ? new LoadedPicture(image, traits)
            : new LoadedPicture(Orientation.Upright(image, header.Orientation), traits | PictureTraits.Turned);
    }

    private static SKImageInfo Target(SKImageInfo stored, bool converts) => new(
        stored.Width, stored.Height,
        stored.ColorType == SKColorType.Gray8 && !converts ? SKColorType.Gray8 : SKColorType.Rgba8888,
        stored.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Unpremul);

    private static string Words(SKCodecResult result) => result switch
    {
        SKCodecResult.IncompleteInput => "they end too early",
        SKCodecResult.ErrorInInput => "they are damaged",
        _ => $"the decoder says {result}",
    };

    private static DataException Refused(PictureFormat format, string name, string why) => PictureFault.In(
        format.Name, name, "the picture cannot be decoded", $"Of its samples is known: {why}.");
}
