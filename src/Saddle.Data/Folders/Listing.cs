using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Saddle.Nn.Formats;

namespace Saddle.Data.Folders;

/// <summary>What was found out of the files of a tree, kept from one opening to the next.</summary>
/// <remarks>
/// <para>A file is believed to be as it was when its length and time are, unless it had been written within two
/// seconds before it was read, when another writing may have left it the same time (as in the index of Git).</para>
/// <para>It is written whole or not at all, and ends with its own hash: what is damaged or of another version is made
/// anew. That it cannot be written is no failure. Safe for concurrent use.</para>
/// </remarks>
internal sealed class Listing
{
    private const string Version = "saddle listing 1";
    private const long Longest = 1L << 30;

    private readonly ConcurrentDictionary<string, FileRecord> _records = new(StringComparer.Ordinal);
    private volatile bool _isChanged;

    private Listing(string? path) => Place = path;

    /// <summary>One that nothing is known from, and that is not kept.</summary>
    public static Listing None => new(null);

    /// <summary>The listing of a tree.</summary>
    /// <param name="folder">The cache; null for one that is not kept.</param>
    /// <param name="root">The tree's path.</param>
    /// <param name="maximumPixels">Larger pictures count as damaged.</param>
    public static Listing Of(string? folder, string root, long maximumPixels)
    {
        if (folder is null)
        {
            return None;
        }

        string key = $"{Path.TrimEndingDirectorySeparator(Path.GetFullPath(root))}\n{maximumPixels}";
        string name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..32];
        var listing = new Listing(Path.Combine(folder, "listings", name));
        listing.Load();
        return listing;
    }

    /// <summary>Where it is kept; null where it is not.</summary>
    public string? Place { get; }

    /// <summary>Removes one that told something untrue, so that the next opening reads every file.</summary>
    /// <param name="path">Where it is kept.</param>
    public static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // It misleads the next opening as it did this one.
        }
    }

    /// <summary>What is known of a file; null where nothing is, or where it may have changed.</summary>
    public FileRecord? Known(TreeFile file) =>
        _records.TryGetValue(file.Path, out FileRecord? record) && record.Holds(file.Stamp) ? record : null;

    /// <summary>Keeps what was found out.</summary>
    public void Keep(TreeFile file, FileRecord record)
    {
        _records[file.Path] = record;
        _isChanged = true;
    }

    /// <summary>Forgets files that are gone, and writes the rest where it is not what was read.</summary>
    /// <param name="files">The files that there are.</param>
    public void Save(IReadOnlyList<TreeFile> files)
    {
        HashSet<string> paths = [.. files.Select(file => file.Path)];
        foreach (string gone in _records.Keys.Where(path => !paths.Contains(path)))
        {
            _isChanged |= _records.TryRemove(gone, out _);
        }

        Save();
    }

    /// <summary>Writes it where it is not what was read.</summary>
    public void Save()
    {
        if (Place is null || !_isChanged)
        {
            return;
        }

        _isChanged = false;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Place)!);
            AtomicFile.Write(Place, stream => stream.Write(Bytes()));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The next opening takes as long as this one.
        }
    }

    private byte[] Bytes()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        KeyValuePair<string, FileRecord>[] records = _records.ToArray(); // while others keep more
        writer.Write(Version);
        writer.Write(records.Length);
        foreach ((string path, FileRecord record) in records)
        {
            writer.Write(path);
            record.Write(writer);
        }

        writer.Flush();
        bytes.Write(SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
        return bytes.ToArray();
    }

    private void Load()
    {
        try
        {
            if (File.Exists(Place))
            {
                Read(InputFile.ReadAll(Place, Longest));
            }
        }
        catch (Exception problem) when (problem is DataException or IOException or ArgumentException
            or FormatException)
        {
            _records.Clear();
        }
    }

    private void Read(byte[] bytes)
    {
        int length = Math.Max(0, bytes.Length - SHA256.HashSizeInBytes);
        if (!SHA256.HashData(bytes.AsSpan(0, length)).AsSpan().SequenceEqual(bytes.AsSpan(length)))
        {
            return;
        }

        using var reader = new BinaryReader(new MemoryStream(bytes, 0, length), Encoding.UTF8);
        if (reader.ReadString() != Version)
        {
            return;
        }

        for (int count = reader.ReadInt32(); count > 0; count--)
        {
            _records[reader.ReadString()] = FileRecord.Read(reader);
        }
    }
}
