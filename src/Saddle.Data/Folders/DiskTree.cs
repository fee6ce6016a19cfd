using Saddle.Nn.Formats;

namespace Saddle.Data.Folders;

/// <summary>The files of a folder and of those below it.</summary>
internal sealed class DiskTree : FileTree
{
    private readonly List<TreeFile> _files = [];
    private readonly List<BadFile> _bad = [];

    /// <summary>Lists a folder.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="DataException">There is none.</exception>
    public DiskTree(string path)
    {
        if (!Directory.Exists(path))
        {
            throw new DataException(path, $"folder: '{path}' does not exist. Looked in "
                + $"'{System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))}'. Check the path.");
        }

        Path = path;
        Walk(new DirectoryInfo(path), "");
        _files.Sort((left, right) => string.CompareOrdinal(left.Path, right.Path));
    }

    /// <inheritdoc/>
    public override string Path { get; }

    /// <inheritdoc/>
    public override string Name =>
        System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(Path)));

    /// <inheritdoc/>
    public override string Kind => "folder";

    /// <inheritdoc/>
    public override IReadOnlyList<TreeFile> Files => _files;

    /// <inheritdoc/>
    public override IReadOnlyList<BadFile> Bad => _bad;

    /// <inheritdoc/>
    public override void Dispose()
    {
    }

    private void Walk(DirectoryInfo folder, string prefix)
    {
        foreach (FileSystemInfo entry in Entries(folder, prefix))
        {
            string path = prefix + entry.Name;
            if (IsLeftBySystem(entry.Name))
            {
                continue;
            }

            if (entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
            {
                _bad.Add(new BadFile(path, $"folder: '{path}' is a link. Links are not followed. "
                    + "Copy what it points to into the folder."));
            }
            else if (entry is DirectoryInfo below)
            {
                Walk(below, path + "/");
            }
            else
            {
                _files.Add(new DiskFile((FileInfo)entry, path));
            }
        }
    }

    private FileSystemInfo[] Entries(DirectoryInfo folder, string prefix)
    {
        try
        {
            return folder.GetFileSystemInfos();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            string path = prefix.Length > 0 ? prefix[..^1] : ".";
            _bad.Add(new BadFile(path, InputFile.Unreadable(path, error).Message));
            return [];
        }
    }

    private sealed class DiskFile(FileInfo file, string path) : TreeFile(path)
    {
        private readonly string _fullPath = file.FullName;

        // What has gone since its folder was listed has none, and says so when it is read.
        public override FileStamp Stamp { get; } =
            file.Exists ? new FileStamp(file.Length, file.LastWriteTimeUtc.Ticks) : default;

        // What states no length is not opened, since it may be a pipe, which waits for a writer.
        private bool IsEmpty { get; } = file is { Exists: true, Length: 0 };

        public override byte[] ReadAll(long longest) => IsEmpty ? [] : InputFile.ReadAll(_fullPath, longest);

        public override byte[] Start(int count)
        {
            if (IsEmpty)
            {
                return [];
            }

            using FileStream stream = InputFile.Open(_fullPath);
            var start = new byte[(int)Math.Min(count, stream.Length)];
            InputFile.Fill(stream, start, _fullPath);
            return start;
        }
    }
}
