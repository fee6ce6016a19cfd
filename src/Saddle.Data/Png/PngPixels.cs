namespace Saddle.Data.Png;

/// <summary>Turns the stored samples of rows into 8-bit pixels of the result.</summary>
internal sealed class PngPixels
{
    private readonly PngFile _file;
    private readonly PngHeader _header;
    private readonly int[] _transparent;
    private readonly byte[] _pixels;

    /// <summary>Allocates the result; sizes must have been checked before.</summary>
    public PngPixels(PngFile file)
    {
        (_file, _header) = (file, file.Header);
        bool opacity = _header.Colour is 4 or 6 || file.Transparency is not null;
        Channels = opacity ? 4 : _header.Colour is 2 or 3 ? 3 : 1;
        _transparent = _header.Colour == 3 ? [] : TransparentSamples(file.Transparency);
        _pixels = new byte[(long)_header.Width * _header.Height * Channels];
    }

    /// <summary>1, 3 or 4.</summary>
    public int Channels { get; }

    /// <summary>The finished image.</summary>
    public RasterImage Image() => new(_header.Width, _header.Height, Channels, _pixels);

    /// <summary>Stores one unfiltered row of a pass.</summary>
    public void Store(ReadOnlySpan<byte> row, PngPass pass, int passRow)
    {
        long start = (long)(pass.Y + passRow * pass.StepY) * _header.Width + pass.X;
        int columns = pass.Columns(_header.Width);
        bool copies = pass.StepX == 1 && _header.Depth == 8 && Channels == _header.Samples && _header.Colour != 3;
        if (copies)
        {
            row.CopyTo(_pixels.AsSpan((int)(start * Channels)));
            return;
        }

        for (int column = 0; column < columns; column++)
        {
            var to = _pixels.AsSpan((int)((start + (long)column * pass.StepX) * Channels), Channels);
            StorePixel(row, column, to);
        }
    }

    private void StorePixel(ReadOnlySpan<byte> row, int column, Span<byte> to)
    {
        if (_header.Colour == 3)
        {
            StoreEntry(Sample(row, column), to);
            return;
        }

        int samples = _header.Samples;
        int colours = samples >= 3 ? 3 : 1;
        bool matches = _transparent.Length > 0;
        for (int c = 0; c < colours; c++)
        {
            int sample = Sample(row, column * samples + c);
            matches = matches && sample == _transparent[c];
            to[c] = ToByte(sample);
        }

        if (Channels < 4)
        {
            return;
        }

        if (colours == 1)
        {
            to[1] = to[2] = to[0];
        }

        bool stored = _header.Colour is 4 or 6;
        to[3] = stored ? ToByte(Sample(row, column * samples + colours)) : (byte)(matches ? 0 : 255);
    }

    private void StoreEntry(int entry, Span<byte> to)
    {
        byte[] palette = _file.Palette;
        if (entry * 3 >= palette.Length)
        {
            throw PngFault.In(_file.Name, "a pixel lies outside the palette",
                $"It asks for entry {entry} of {palette.Length / 3}.");
        }

        palette.AsSpan(entry * 3, 3).CopyTo(to);
        if (_file.Transparency is { } opacity)
        {
            to[3] = entry < opacity.Length ? opacity[entry] : (byte)255;
        }
    }

    private int Sample(ReadOnlySpan<byte> row, int index)
    {
        int depth = _header.Depth;
        if (depth == 8)
        {
            return row[index];
        }

        if (depth == 16)
        {
            return (row[2 * index] << 8) | row[2 * index + 1];
        }

        long bit = (long)index * depth;
        return (row[(int)(bit >> 3)] >> (8 - depth - (int)(bit & 7))) & ((1 << depth) - 1);
    }

    /// <summary>The nearest of 256 levels: v · 255 / (2^depth − 1), rounded.</summary>
    private byte ToByte(int sample)
    {
        int most = (1 << _header.Depth) - 1;
        return (byte)((sample * 255L + most / 2) / most);
    }

    private int[] TransparentSamples(byte[]? chunk)
    {
        if (chunk is null)
        {
            return [];
        }

        var samples = new int[chunk.Length / 2];
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = ((chunk[2 * i] << 8) | chunk[2 * i + 1]) & ((1 << _header.Depth) - 1);
        }

        return samples;
    }
}
