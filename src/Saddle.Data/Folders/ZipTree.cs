using System.IO.Compression;
using Saddle.Data.Pictures;
using Saddle.Nn.Formats;

namespace Saddle.Data.Folders;

/// <summary>The files of a zip archive, which is not unpacked.</summary>
/// <remarks>
/// <para>Refused are archives with more than a million entries, and such whose entries lie over each other, since they
/// are longer together than the file. Entries whose names lead out of the archive (<c>..</c>, a drive, a slash in
/// front) or hold control characters, and second entries of one name are not given. An entry that is encrypted, states
/// more than 64 MiB and a hundredfold of its packed length, or unpacks to another length than stated, cannot be
/// read.</para>
/// <para>Of an archive that holds nothing but one folder, the files of that folder are given.</para>
/// </remarks>
internal sealed class ZipTree : FileTree
{
    private const int MostEntries = 1_000_000;

    private readonly ZipArchive _archive;
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, TreeFile> _files = new(StringComparer.Ordinal);
    private readonly List<BadFile> _bad = [];
    private readonly string _archivePath;
    private readonly long _archiveLength;
    private readonly long _archiveTime;
    private string _path;

    /// <summary>Lists an archive.</summary>
    /// <param name="path">How messages call it.</param>
    /// <param name="place">Where it is.</param>
    /// <exception cref="DataException">It is damaged or unsafe, or has no such folder.</exception>
    public ZipTree(string path, ZipPlace place)
        : this(path, place, orFile: false)
    {
    }

    private ZipTree(string path, ZipPlace place, bool orFile)
    {
        (_path, _archivePath) = (path, place.Archive);
        Name = place.Folder.Length > 0
            ? System.IO.Path.GetFileName(place.Folder[..^1])
            : System.IO.Path.GetFileNameWithoutExtension(place.Archive);
        FileStream stream = InputFile.Open(place.Archive);
        try
        {
            _archive = new ZipArchive(stream, ZipArchiveMode.Read);
            (_archiveLength, _archiveTime) = (stream.Length, File.GetLastWriteTimeUtc(place.Archive).Ticks);
            ZipArchiveEntry[] entries = [.. _archive.Entries];
            RequireSafe(entries, stream.Length);
            List(entries, place.Folder, orFile);
        }
        catch (Exception error)
        {
            stream.Dispose();
            if (IsDamage(error))
            {
                throw new DataException(path, $"zip '{path}': the archive is damaged. Its list of files cannot be "
                    + "read. Copy or download it again.", error);
            }

            throw;
        }

        Files = [.. _files.Values];
    }

    /// <inheritdoc/>
    public override string Path => _path;

    /// <summary>The file that the path named, within the tree; null where it named a folder or an archive.</summary>
    public string? Named { get; private set; }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override string Kind => "archive";

    /// <inheritdoc/>
    public override IReadOnlyList<TreeFile> Files { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<BadFile> Bad => _bad;

    /// <summary>Lists an archive or a folder of one, or the archive of a file that is in one.</summary>
    /// <param name="path">Where <see cref="ZipPlace.Find"/> finds a place.</param>
    /// <exception cref="DataException">It is damaged or unsafe, or has nothing there.</exception>
    public static ZipTree Around(string path)
    {
        ZipPlace place = ZipPlace.Find(path) ?? throw new DataException(
            path, $"zip '{path}': this is no archive. It is no file that begins as one. Check the path.");
        return new ZipTree(path, place, orFile: true);
    }

    /// <inheritdoc/>
    public override void Dispose() => _archive.Dispose();

    private static bool IsDamage(Exception error) =>
        error is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException;

    private void RequireSafe(ZipArchiveEntry[] entries, long length)
    {
        if (entries.Length > MostEntries)
        {
            throw new DataException(Path, $"zip '{Path}': there are too many entries. It has {entries.Length}, the "
                + $"limit is {MostEntries}. Split the archive.");
        }

        Int128 packed = 0;
        foreach (ZipArchiveEntry entry in entries)
        {
            packed += entry.CompressedLength;
        }

        if (packed > length)
        {
            throw new DataException(Path, $"zip '{Path}': its entries lie over each other. Together they have "
                + $"{packed} bytes, the archive has {length}. Pack it again from files you trust.");
        }
    }

    private void List(ZipArchiveEntry[] entries, string folder, bool orFile)
    {
        var named = new List<(string Path, ZipArchiveEntry Entry)>();
        foreach (ZipArchiveEntry entry in entries.Where(entry => !IsFolder(entry)))
        {
            if (entry.FullName.Any(char.IsControl))
            {
                string shown = string.Concat(entry.FullName.Select(letter => char.IsControl(letter) ? '?' : letter));
                _bad.Add(new BadFile(shown, $"zip: '{shown}' has control characters in its name. No file is called so. "
                    + "Pack it again with another name."));
            }
            else if (SafeName(entry.FullName) is not { } path)
            {
                _bad.Add(new BadFile(entry.FullName, $"zip: '{entry.FullName}' leads out of the archive. Such names "
                    + "are not followed. Pack it again with names below one folder."));
            }
            else if (!path.Split('/').Any(IsLeftBySystem))
            {
                named.Add((path, entry));
            }
        }

        string outer = OuterFolder(named);
        string[] asFile = orFile && folder.Length > 0 ? [folder[..^1], outer + folder[..^1]] : [];
        if (named.FirstOrDefault(file => asFile.Contains(file.Path)).Path is { } single)
        {
            (Named, _path, folder) = (single[outer.Length..], _archivePath, "");
        }

        string top = folder.Length == 0 ? outer
            : named.Any(file => IsBelow(file.Path, folder)) ? folder
            : outer + folder;
        foreach ((string path, ZipArchiveEntry entry) in named.Where(file => IsBelow(file.Path, top)))
        {
            if (!_files.TryAdd(path[top.Length..], new ZipFile(this, entry, path[top.Length..])))
            {
                _bad.Add(new BadFile(
                    path, $"zip: '{path}' is there twice. The first is used. Pack the archive again."));
            }
        }

        if (folder.Length > 0 && _files.Count == 0)
        {
            throw new DataException(Path, $"zip '{_archivePath}': it has no folder '{folder[..^1]}'. It has "
                + $"{entries.Length} entries, none of them there. Check the path.");
        }
    }

    private static bool IsBelow(string path, string folder) => path.StartsWith(folder, StringComparison.Ordinal);

    private static bool IsFolder(ZipArchiveEntry entry) => entry.FullName is [.., '/' or '\\'];

    // With forward slashes, without empty parts and dots; null where it leads out.
    private static string? SafeName(string name)
    {
        string slashed = name.Replace('\\', '/');
        string[] parts = [.. slashed.Split('/').Where(part => part.Length > 0 && part != ".")];
        bool leadsOut = slashed.StartsWith('/') || parts.Contains("..") || parts is [[_, ':', ..], ..];
        return leadsOut || parts.Length == 0 ? null : string.Join('/', parts);
    }

    private static string OuterFolder(List<(string Path, ZipArchiveEntry Entry)> files)
    {
        string first = files.Count > 0 ? files[0].Path : "";
        string outer = first[..(first.IndexOf('/') + 1)];
        return files.All(file => IsBelow(file.Path, outer)) ? outer : "";
    }

    private sealed class ZipFile(ZipTree tree, ZipArchiveEntry entry, string path) : TreeFile(path)
    {
        private const long Harmless = 64L << 20;
        private const long DensestBytes = 100;

        public override FileStamp Stamp { get; } =
            new(entry.Length, tree._archiveTime, (tree._archiveLength << 32) ^ entry.Crc32);

        public override byte[] ReadAll(long longest)
        {
            if (entry.Length > longest)
            {
                throw Fault("the entry is too long", $"It states {entry.Length} bytes, the limit is {longest}.");
            }

            byte[] bytes = Read((int)Math.Min(entry.Length, Array.MaxLength), whole: true);
            if (bytes.Length != entry.Length)
            {
                throw Fault("the entry is cut off", $"It states {entry.Length} bytes and has {bytes.Length}.");
            }

            uint sum = Crc32.Of(bytes);
            return sum == entry.Crc32 ? bytes : throw Fault(
                "the entry is damaged", $"Its checksum is {sum:x8}, the archive states {entry.Crc32:x8}.");
        }

        public override byte[] Start(int count) => Read((int)Math.Min(count, entry.Length), whole: false);

        private byte[] Read(int count, bool whole)
        {
            RequireSafe();
            var bytes = new byte[count];
            try
            {
                // Entries share one stream, which has one position.
                lock (tree._gate)
                {
                    using Stream stream = entry.Open();
                    int read = stream.ReadAtLeast(bytes, count, throwOnEndOfStream: false);
                    return whole && stream.ReadByte() >= 0
                        ? throw Fault("the entry is longer than stated", $"It states {entry.Length} bytes.")
                        : bytes[..read];
                }
            }
            catch (Exception error) when (IsDamage(error))
            {
                throw Fault("the entry cannot be unpacked", "Its bytes are damaged, or packed in another way than "
                    + "deflate.", error);
            }
        }

        private void RequireSafe()
        {
            if (entry.IsEncrypted)
            {
                throw Fault("the entry is encrypted", "There is no way to state a password.");
            }

            if (entry.Length > Harmless && entry.Length / DensestBytes > entry.CompressedLength)
            {
                throw Fault("the entry unpacks to far more than it is", $"It states {entry.Length} bytes from "
                    + $"{entry.CompressedLength}.");
            }
        }

        private DataException Fault(string defect, string values, Exception? cause = null) =>
            new(Path, $"zip '{Path}': {defect}. {values} Pack the archive again without it, or mend it.", cause);
    }
}
