using System.IO.Compression;
using Saddle.Data.Files;
using Saddle.Nn.Formats;

namespace Saddle.Data.Arrays;

/// <summary>What tells the format of a file.</summary>
/// <param name="Path">The file.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Bytes">The first of them, at most <see cref="Most"/>.</param>
/// <param name="Unpacked">The first bytes of what a gzip file holds; empty for others.</param>
internal sealed record FileStart(string Path, long Length, byte[] Bytes, byte[] Unpacked)
{
    /// <summary>As many as the formats that are told late need.</summary>
    public const int Most = 1024;

    /// <summary>Reads the start of a file.</summary>
    /// <exception cref="DataException">The file cannot be read.</exception>
    public static FileStart Of(SourceFile source)
    {
        using Stream file = source.Open();
        try
        {
            byte[] bytes = Some(file);
            file.Position = 0;
            return new FileStart(source.Path, file.Length, bytes, bytes is [0x1F, 0x8B, ..] ? Inside(file) : []);
        }
        catch (IOException error)
        {
            throw InputFile.Unreadable(source.Path, error);
        }
    }

    /// <summary>Whether the file's name ends like this, in any case.</summary>
    public bool IsNamed(params ReadOnlySpan<string> suffixes)
    {
        foreach (string suffix in suffixes)
        {
            if (Path.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static byte[] Inside(Stream file)
    {
        try
        {
            using var unpacked = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
            return Some(unpacked);
        }
        catch (InvalidDataException)
        {
            return []; // damaged; whoever reads it says so
        }
    }

    private static byte[] Some(Stream stream)
    {
        var bytes = new byte[Most];
        return bytes[..stream.ReadAtLeast(bytes, Most, throwOnEndOfStream: false)];
    }
}
