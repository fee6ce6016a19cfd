using Microsoft.Win32.SafeHandles;
using Saddle.Nn.Formats;

namespace Saddle.Data.Caches;

/// <summary>A file whose loss costs only time: what cannot be read is not there, what cannot be written is
/// lost.</summary>
/// <remarks>
/// <para>Read and written by calls to the system and not mapped into memory: mapped pages would count as memory of the
/// process, and one that another process has cut off would end this one, without an exception to catch.</para>
/// <para>Safe for concurrent use, also by several processes.</para>
/// </remarks>
/// <param name="path">Where it is; made with its folder.</param>
/// <param name="progress">Told once that it cannot be written; null for nobody.</param>
internal sealed class CacheFile(string path, IProgress<DataEvent>? progress)
{
    private readonly Lock _gate = new();
    private SafeFileHandle? _handle;
    private bool _isOpened;
    private volatile bool _isReadOnly;

    /// <summary>Reads bytes; fewer where the file ends, none where it cannot be read.</summary>
    public int Read(Span<byte> to, long at)
    {
        try
        {
            int done = 0;
            while (Open() is { } handle && done < to.Length)
            {
                int read = RandomAccess.Read(handle, to[done..], at + done);
                if (read == 0)
                {
                    break;
                }

                done += read;
            }

            return done;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    /// <summary>Writes bytes, unless writing has failed before.</summary>
    public void Write(ReadOnlySpan<byte> bytes, long at)
    {
        try
        {
            if (!_isReadOnly && Open() is { } handle && !_isReadOnly)
            {
                RandomAccess.Write(handle, bytes, at);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            StopWriting(problem);
        }
    }

    private SafeFileHandle? Open()
    {
        if (Volatile.Read(ref _isOpened))
        {
            return _handle;
        }

        lock (_gate)
        {
            if (!_isOpened)
            {
                _handle = Opened();
                Volatile.Write(ref _isOpened, true);
            }

            return _handle;
        }
    }

    private SafeFileHandle? Opened()
    {
        const FileShare Anyone = FileShare.ReadWrite | FileShare.Delete;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, Anyone);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            StopWriting(problem);
        }

        try
        {
            return File.OpenHandle(path, FileMode.Open, FileAccess.Read, Anyone);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private void StopWriting(Exception problem)
    {
        lock (_gate)
        {
            if (_isReadOnly)
            {
                return;
            }

            _isReadOnly = true;
        }

        progress?.Report(new DataNote($"cache: decoded pictures are not kept any more. '{path}' cannot be written: "
            + $"{FileSystem.Said(problem)} Free some space, or name another folder with --cache DIR, so that they need "
            + "not be decoded again."));
    }
}
