using Saddle.Nn.Formats;

namespace Saddle.Data.Files;

/// <summary>A file that holds data.</summary>
/// <param name="Store">Where it lies.</param>
/// <param name="Path">Its path there, as messages name it.</param>
internal sealed record SourceFile(FileStore Store, string Path)
{
    /// <summary>A file of the disk.</summary>
    public static SourceFile OnDisk(string path) => new(FileStore.Disk, path);

    /// <summary>The folder that it lies in.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Path) ?? "";

    /// <summary>Its name with the folders before it taken away.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>A file of another path in the same place.</summary>
    public SourceFile At(string path) => this with { Path = path };

    /// <summary>Opens it; see <see cref="FileStore.Open"/>.</summary>
    public Stream Open() => Store.Open(Path);

    /// <summary>All bytes.</summary>
    /// <param name="longest">How many are accepted.</param>
    /// <exception cref="DataException">It is too long or cannot be read.</exception>
    public byte[] ReadAll(long longest)
    {
        using Stream stream = Open();
        if (stream.Length > longest)
        {
            throw new DataException(Path, $"read: '{Path}' is too long. It has {stream.Length} bytes, the limit is "
                + $"{longest}. Split the file or remove it.");
        }

        var bytes = new byte[stream.Length];
        InputFile.Fill(stream, bytes, Path);
        return bytes;
    }
}
