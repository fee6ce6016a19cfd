using System.Buffers.Binary;
using System.IO.Compression;
using Saddle.Testing;

namespace Saddle.Data.Tests.Idx;

/// <summary>Writes small IDX files into fresh folders.</summary>
internal static class IdxBytes
{
    /// <summary>Magic number, dimensions and data.</summary>
    public static byte[] Build(uint magic, int[] dimensions, int dataLength)
    {
        var bytes = new byte[4 + 4 * dimensions.Length + dataLength];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, magic);
        for (int i = 0; i < dimensions.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 + 4 * i), dimensions[i]);
        }

        for (int i = 0; i < dataLength; i++)
        {
            bytes[4 + 4 * dimensions.Length + i] = (byte)(i % 10);
        }

        return bytes;
    }

    /// <summary>Sound images of 2 rows and 3 columns.</summary>
    public static byte[] Images(int count) => Build(0x803, [count, 2, 3], count * 6);

    /// <summary>Sound labels 0, 1, 2, …</summary>
    public static byte[] Labels(int count) => Build(0x801, [count], count);

    /// <summary>The same bytes as a gzip file.</summary>
    public static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    /// <summary>The path of a file in a folder of its own.</summary>
    public static string At(string name, byte[] bytes) => Path.Combine(Folder((name, bytes)), name);

    /// <summary>A fresh folder holding those files.</summary>
    public static string Folder(params (string Name, byte[] Bytes)[] files)
    {
        string folder = ScratchFolder.New();
        foreach ((string name, byte[] bytes) in files)
        {
            File.WriteAllBytes(Path.Combine(folder, name), bytes);
        }

        return folder;
    }
}
