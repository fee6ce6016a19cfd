using Saddle.Nn.Formats;

namespace Saddle.Training.Tests.Runs;

/// <summary>How a file operation fails.</summary>
public enum Failure
{
    /// <summary>The system refuses this one.</summary>
    Refused,

    /// <summary>From this one on nothing more can be written; files can be removed.</summary>
    FullDisk,

    /// <summary>Half of what was to be written is, then the system refuses.</summary>
    Torn,

    /// <summary>The program ends before it.</summary>
    Killed,

    /// <summary>Half of what was to be written is, then the program ends.</summary>
    TornAndKilled,

    /// <summary>The machine ends before it: what was not flushed is lost, names too.</summary>
    PowerCut,
}

/// <summary>The program has ended: nothing that it would do afterwards happens.</summary>
internal sealed class KilledException : Exception;

/// <summary>Files of one folder, of which the operation of a number fails.</summary>
internal sealed class FailingFiles(Failure failure, int at) : FileSystem
{
    private readonly Dictionary<string, byte[]> _flushed = [];
    private Dictionary<string, byte[]> _durable = [];
    private int _count;

    /// <summary>Whether there was an operation of that number.</summary>
    public bool HasFailed => _count >= at;

    private bool IsDead => HasFailed && failure is Failure.Killed or Failure.TornAndKilled or Failure.PowerCut;

    public override Stream Create(string path)
    {
        Next(writes: true);
        _flushed[path] = [];
        return new Written(this, new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, 0));
    }

    public override Stream Append(string path)
    {
        Next(writes: true);
        _flushed.TryAdd(path, []);
        return new Written(this, new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, 0));
    }

    public override void Flush(Stream file)
    {
        Next(writes: true);
        string path = ((FileStream)((Written)file).Inner).Name;
        using var copy = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        _flushed[path] = new byte[copy.Length];
        copy.ReadExactly(_flushed[path]);
    }

    public override void Move(string from, string to)
    {
        Next(writes: true);
        File.Move(from, to, overwrite: true);
        _flushed[to] = _flushed[from];
        _flushed.Remove(from);
    }

    public override void Delete(string path)
    {
        Next(writes: false);
        File.Delete(path);
        _flushed.Remove(path);
    }

    public override void FlushFolder(string path)
    {
        Next(writes: false);
        _durable = new Dictionary<string, byte[]>(_flushed);
    }

    /// <summary>What a folder held before is on the disk.</summary>
    public void Begin(string folder)
    {
        foreach (string path in Directory.EnumerateFiles(folder))
        {
            _flushed[path] = _durable[path] = File.ReadAllBytes(path);
        }
    }

    /// <summary>After a power cut, what is left in a folder.</summary>
    public void End(string folder)
    {
        if (failure == Failure.PowerCut && HasFailed)
        {
            Array.ForEach(Directory.GetFiles(folder), File.Delete);
            foreach ((string path, byte[] content) in _durable)
            {
                File.WriteAllBytes(path, content);
            }
        }
    }

    /// <summary>Counts an operation, and fails where it is its turn.</summary>
    /// <returns>Whether a write is to be cut in half, and then to end by <see cref="Fail"/>.</returns>
    private bool Next(bool writes, bool isWrite = false)
    {
        if (IsDead)
        {
            throw new KilledException();
        }

        _count++;
        bool isTorn = failure is Failure.Torn or Failure.TornAndKilled;
        if (_count == at && isTorn && isWrite)
        {
            return true;
        }

        if (_count == at || (_count > at && failure == Failure.FullDisk && writes))
        {
            Fail();
        }

        return false;
    }

    private void Fail() => throw (IsDead ? new KilledException() : new IOException("No space left on device."));

    private sealed class Written(FailingFiles files, Stream inner) : Stream
    {
        public Stream Inner { get; } = inner;

        public override bool CanRead => false;

        public override bool CanSeek => true;

        public override bool CanWrite => true;

        public override long Length => Inner.Length;

        public override long Position { get => Inner.Position; set => Inner.Position = value; }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (files.Next(writes: true, isWrite: true))
            {
                Inner.Write(buffer[..(buffer.Length / 2)]);
                files.Fail();
            }

            Inner.Write(buffer);
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => Inner.Seek(offset, origin);

        public override void SetLength(long value) => Inner.SetLength(value);

        protected override void Dispose(bool disposing)
        {
            Inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
