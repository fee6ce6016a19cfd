using Saddle.Nn.Formats;

namespace Saddle.Data.Pictures;

/// <summary>Walks over the chunks of a PNG file and keeps those that its samples need.</summary>
/// <remarks>
/// <para>Forgiven, as viewers do: ancillary chunks that are damaged, unknown, out of place or of another's colour type
/// (a palette in a grey picture, tRNS beside opacity), chunks whose name is not four letters, image data beyond the
/// last pixel, and bytes after the end chunk. A pixel that lies outside the palette takes its last colour.</para>
/// <para>Refused: a wrong checksum of IHDR, PLTE or IDAT, a critical chunk that is unknown, image data in more than one
/// row of chunks or too short, a missing palette, and a file that ends before its IEND chunk, since nobody can tell
/// what else is missing.</para>
/// <para>The decoder gets a file of the chunks that were kept, so that it meets nothing else. Source: Portable Network
/// Graphics, third edition (W3C), sections 5 and 13.</para>
/// </remarks>
internal sealed class PngWalk
{
    /// <summary>Bytes before the first chunk.</summary>
    public const int SignatureLength = 8;

    private static readonly byte[] s_end = [0, 0, 0, 0, .. "IEND"u8, 0xAE, 0x42, 0x60, 0x82];

    private readonly byte[] _bytes;
    private readonly string _name;
    private readonly MemoryStream _kept;
    private readonly PngColours _colours = new();
    private PngHeader? _header;
    private int _entries;
    private long _dataBytes;
    private bool _dataEnded;
    private int _orientation = 1;
    private bool _hasOpacity;

    private PngWalk(byte[] bytes, string name)
    {
        (_bytes, _name, _kept) = (bytes, name, new MemoryStream(bytes.Length));
        _kept.Write(bytes.AsSpan(0, SignatureLength));
    }

    /// <summary>The bytes that every file starts with.</summary>
    public static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>What a file says of itself.</summary>
    public static PictureHeader Header(byte[] bytes, string name)
    {
        var walk = new PngWalk(bytes, name);
        PngChunk chunk = PngChunk.At(bytes, SignatureLength, name);
        while (chunk.Type != "IEND")
        {
            walk.Accept(chunk);
            chunk = PngChunk.At(bytes, chunk.End, name);
        }

        walk._kept.Write(s_end);
        return walk.Found();
    }

    private void Accept(PngChunk chunk)
    {
        if (_header is null && chunk.Type != "IHDR")
        {
            throw chunk.Type == "CgBI" ? AppleFault() : Fault("chunk IHDR is missing",
                $"Another chunk stands at byte {chunk.Start - SignatureLength}.");
        }

        _dataEnded |= _dataBytes > 0 && chunk.Type != "IDAT";
        switch (chunk.Type)
        {
            case "IHDR": AcceptHeader(chunk); break;
            case "PLTE": AcceptPalette(chunk); break;
            case "IDAT": AcceptData(chunk); break;
            case "tRNS": AcceptOpacity(chunk); break;
            default: AcceptOther(chunk); break;
        }
    }

    private void AcceptHeader(PngChunk chunk)
    {
        if (_header is not null)
        {
            throw Fault("chunk IHDR is there twice", $"Another one stands at byte {chunk.Start - SignatureLength}.");
        }

        chunk.RequireSound(_bytes, _name);
        _header = PngHeader.Parse(chunk.Data(_bytes), _name);
        Keep(chunk);
    }

    private void AcceptPalette(PngChunk chunk)
    {
        if (_header!.Colour != 3)
        {
            return; // a suggestion for displays with few colours
        }

        chunk.RequireSound(_bytes, _name);
        if (_entries > 0 || chunk.Length == 0 || chunk.Length % 3 != 0 || chunk.Length > 3 * 256)
        {
            throw Fault("chunk PLTE is damaged", $"It has {chunk.Length} bytes and is number "
                + $"{(_entries > 0 ? 2 : 1)}; one of 1 to 256 entries of 3 bytes is allowed.");
        }

        _entries = chunk.Length / 3;
        Keep(chunk);
    }

    private void AcceptOpacity(PngChunk chunk)
    {
        bool fits = _header!.Colour switch
        {
            0 or 2 => chunk.Length == 2 * _header.Samples,
            3 => chunk.Length > 0 && chunk.Length <= _entries,
            _ => false,
        };
        if (fits && _dataBytes == 0 && chunk.IsSound(_bytes))
        {
            _hasOpacity = true;
            Keep(chunk);
        }
    }

    private void AcceptData(PngChunk chunk)
    {
        chunk.RequireSound(_bytes, _name);
        if (_dataEnded)
        {
            throw Fault("the IDAT chunks are not in one row",
                $"Another one stands at byte {chunk.Start - SignatureLength}.");
        }

        if (_header!.Colour == 3 && _entries == 0)
        {
            throw Fault("the palette is missing", "The colour type is 3, but no PLTE precedes IDAT.");
        }

        _dataBytes += chunk.Length;
        Keep(chunk);
    }

    private void AcceptOther(PngChunk chunk)
    {
        if (chunk.IsCritical)
        {
            throw chunk.Type == "CgBI" ? AppleFault() : Fault("a chunk that must be understood is unknown",
                $"Chunk {chunk.Type} stands at byte {chunk.Start - SignatureLength}.");
        }

        if (!chunk.IsNamed)
        {
            chunk.RequireSound(_bytes, _name); // else it may be a chunk of ours with a damaged name
        }
        else if (_dataBytes == 0 && chunk.IsSound(_bytes) && _colours.Needs(chunk.Type, chunk.Data(_bytes)))
        {
            Keep(chunk);
        }
        else if (chunk.Type == "eXIf" && chunk.IsSound(_bytes))
        {
            _orientation = Exif.Orientation(chunk.Data(_bytes));
        }
    }

    private void Keep(PngChunk chunk) => _kept.Write(chunk.Whole(_bytes));

    private PictureHeader Found()
    {
        if (_header is null || _dataBytes == 0)
        {
            throw Fault("the image data are missing", "There is no IDAT chunk with data.");
        }

        if (_header.LeastBytes() > _dataBytes)
        {
            throw Fault("the image data are too short", $"{_header.Width} x {_header.Height} pixels need at least "
                + $"{_header.LeastBytes()} compressed bytes; there are {_dataBytes}.");
        }

        return new PictureHeader(
            _header.Width, _header.Height, _kept.ToArray(), _orientation, _colours.HasProfile, _colours.StatesGamma)
        {
            MayHaveColour = _header.Colour is not (0 or 4) || _colours.HasProfile,
            MayBeTransparent = _header.Colour is 4 or 6 || _hasOpacity,
        };
    }

    private DataException AppleFault() => PictureFault.In(
        "PNG", _name, "this is Apple's variant for its devices, which is no PNG", "Its first chunk is CgBI.",
        "Convert it back with pngcrush -revert-iphone-optimizations, or save the picture again.");

    private DataException Fault(string defect, string values) => PictureFault.In("PNG", _name, defect, values);
}
