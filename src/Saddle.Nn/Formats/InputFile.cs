
namespace Saddle.Nn.Formats;

/// <summary>Opens files, turning what the system says into messages that name the file and the remedy.</summary>
public static class InputFile
{
    /// <summary>All bytes of a file no longer than <paramref name="longest"/>.</summary>
    /// <exception cref="DataException">The file is missing, too long or cannot be read.</exception>
    public static byte[] ReadAll(string path, long longest)
    {
        using FileStream stream = Open(path);
        if (stream.Length > longest)
        {
            throw new DataException(path, $"read: '{path}' is too long. It has {stream.Length} bytes, the limit is "
                + $"{longest}. Split the file or remove it.");
        }

        var bytes = new byte[stream.Length];
        Fill(stream, bytes, path);
        return bytes;
    }

    /// <summary>Opens a file for reading from its start.</summary>
    /// <exception cref="DataException">The file is missing, a folder, or cannot be opened.</exception>
    public static FileStream Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw new DataException(path, $"read: '{path}' is a folder. A file is needed here. Name a file in it.");
        }

        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DataException(path, $"read: file '{path}' does not exist. Looked in "
                + $"'{Path.GetDirectoryName(Path.GetFullPath(path))}'. Check the path.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException
            or NotSupportedException)
        {
            throw Unreadable(path, error);
        }
    }

    /// <summary>Fills the buffer from the stream or reports that the file is cut off.</summary>
    /// <exception cref="DataException">The stream ends before, or cannot be read.</exception>
    public static void Fill(Stream stream, Span<byte> buffer, string path)
    {
        try
        {
            stream.ReadExactly(buffer);
        }
        catch (IOException error)
        {
            throw Unreadable(path, error);
        }
    }

    /// <summary>The file exists, but the system does not let us read it.</summary>
    public static DataException Unreadable(string path, Exception cause) =>
        new(path, $"read: file '{path}' cannot be read. The system says: {FileSystem.Said(cause)} Check its "
            + "permissions.", cause);
}
