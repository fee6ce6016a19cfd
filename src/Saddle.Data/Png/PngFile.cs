namespace Saddle.Data.Png;

/// <summary>The parts of a PNG file that its pixels need, gathered in one strict walk over the chunks.</summary>
internal sealed class PngFile
{
    private static readonly byte[] s_signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private readonly byte[] _bytes;
    private readonly List<PngChunk> _data = [];
    private PngHeader? _header;
    private bool _dataEnded;

    private PngFile(byte[] bytes, string name) => (_bytes, Name) = (bytes, name);

    /// <summary>The eight bytes every PNG file starts with.</summary>
    public static ReadOnlySpan<byte> Signature => s_signature;

    /// <summary>How messages call the file.</summary>
    public string Name { get; }

    /// <summary>Size and format.</summary>
    public PngHeader Header => _header!;

    /// <summary>Red, green, blue of each palette entry; empty without a palette.</summary>
    public byte[] Palette { get; private set; } = [];

    /// <summary>Content of tRNS; null without it.</summary>
    public byte[]? Transparency { get; private set; }

    /// <summary>Walks all chunks up to IEND; what follows IEND is ignored.</summary>
    public static PngFile Parse(byte[] bytes, string name, long maximumPixels)
    {
        var file = new PngFile(bytes, name);
        file.CheckSignature();
        int offset = s_signature.Length;
        while (true)
        {
            PngChunk chunk = PngChunk.At(bytes, offset, name);
            if (chunk.Type == "IEND")
            {
                break;
            }

            file.Accept(chunk, maximumPixels);
            offset = chunk.End;
        }

        file.CheckComplete();
        return file;
    }

    /// <summary>The compressed image data: all IDAT chunks joined.</summary>
    public MemoryStream CompressedData()
    {
        if (_data.Count == 1)
        {
            return new MemoryStream(_bytes, _data[0].Start, _data[0].Length, writable: false);
        }

        var joined = new MemoryStream((int)CompressedBytes());
        foreach (PngChunk chunk in _data)
        {
            joined.Write(_bytes, chunk.Start, chunk.Length);
        }

        joined.Position = 0;
        return joined;
    }

    /// <summary>Length of the compressed image data.</summary>
    public long CompressedBytes() => _data.Sum(chunk => (long)chunk.Length);

    private void CheckSignature()
    {
        if (_bytes.Length == 0)
        {
            throw PngFault.In(Name, "the file is empty", "It has 0 bytes.");
        }

        if (!_bytes.AsSpan().StartsWith(s_signature))
        {
            throw PngFault.In(Name, "this is not a PNG file", "It starts with the bytes "
                + $"{Convert.ToHexString(_bytes.AsSpan(0, Math.Min(8, _bytes.Length)))} instead of "
                + $"{Convert.ToHexString(s_signature)}.");
        }
    }

    private void Accept(PngChunk chunk, long maximumPixels)
    {
        if ((_header is null) != (chunk.Type == "IHDR"))
        {
            throw PngFault.In(Name, "IHDR must be the first chunk and the only one of its kind",
                $"Chunk {chunk.Type} stands at byte {chunk.Start - 8}.");
        }

        _dataEnded |= _data.Count > 0 && chunk.Type != "IDAT";
        switch (chunk.Type)
        {
            case "IHDR": _header = AcceptHeader(chunk, maximumPixels); break;
            case "PLTE": Palette = AcceptPalette(chunk); break;
            case "tRNS": Transparency = AcceptTransparency(chunk); break;
            case "IDAT": AcceptData(chunk); break;
            default: RefuseCritical(chunk); break;
        }
    }

    private PngHeader AcceptHeader(PngChunk chunk, long maximumPixels) =>
        chunk.Length == PngHeader.Length
            ? PngHeader.Parse(Bytes(chunk), Name, maximumPixels)
            : throw PngFault.In(Name, "chunk IHDR has the wrong length",
                $"It has {chunk.Length} bytes instead of {PngHeader.Length}.");

    private byte[] AcceptPalette(PngChunk chunk)
    {
        bool misplaced = Palette.Length > 0 || _data.Count > 0 || Transparency is not null || Header.Colour is 0 or 4;
        if (misplaced)
        {
            throw PngFault.In(Name, "chunk PLTE is out of place", "It may stand once, before tRNS and IDAT, and not "
                + $"in a grey image; the colour type is {Header.Colour}.");
        }

        int most = Header.Colour == 3 ? 1 << Header.Depth : 256;
        if (chunk.Length == 0 || chunk.Length % 3 != 0 || chunk.Length / 3 > most)
        {
            throw PngFault.In(Name, "chunk PLTE has the wrong length",
                $"It has {chunk.Length} bytes; 1 to {most} entries of 3 bytes are allowed.");
        }

        return Bytes(chunk).ToArray();
    }

    private byte[] AcceptTransparency(PngChunk chunk)
    {
        bool early = Header.Colour == 3 && Palette.Length == 0;
        if (early || Transparency is not null || _data.Count > 0 || Header.Colour is 4 or 6)
        {
            throw PngFault.In(Name, "chunk tRNS is out of place", "It may stand once, after PLTE, before IDAT, and "
                + $"not in an image with opacity; the colour type is {Header.Colour}.");
        }

        bool fits = Header.Colour == 3
            ? chunk.Length <= Palette.Length / 3
            : chunk.Length == 2 * Header.Samples;
        if (!fits)
        {
            throw PngFault.In(Name, "chunk tRNS has the wrong length",
                $"It has {chunk.Length} bytes with colour type {Header.Colour}.");
        }

        return Bytes(chunk).ToArray();
    }

    private void AcceptData(PngChunk chunk)
    {
        if (_dataEnded)
        {
            throw PngFault.In(Name, "the IDAT chunks are not in one row",
                $"Another one stands at byte {chunk.Start - 8}.");
        }

        if (Header.Colour == 3 && Palette.Length == 0)
        {
            throw PngFault.In(Name, "the palette is missing", "The colour type is 3, but no PLTE precedes IDAT.");
        }

        _data.Add(chunk);
    }

    private void RefuseCritical(PngChunk chunk)
    {
        if (chunk.IsCritical)
        {
            throw PngFault.In(Name, "a chunk that must be understood is unknown",
                $"Chunk {chunk.Type} stands at byte {chunk.Start - 8}.");
        }
    }

    private void CheckComplete()
    {
        if (_header is null)
        {
            throw PngFault.In(Name, "the header is missing", "IEND stands before any IHDR.");
        }

        if (_data.Count == 0)
        {
            throw PngFault.In(Name, "the image data are missing", "There is no IDAT chunk.");
        }
    }

    private ReadOnlySpan<byte> Bytes(PngChunk chunk) => _bytes.AsSpan(chunk.Start, chunk.Length);
}
