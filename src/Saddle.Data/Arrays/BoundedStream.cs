namespace Saddle.Data.Arrays;

/// <summary>Reads a file for a package that may go round in circles: reads end when they are too many.</summary>
/// <param name="inner">The file.</param>
/// <param name="mayGoTo">Whether the package may go on at a place that it counts from the start; null for
/// everywhere.</param>
internal sealed class BoundedStream(Stream inner, Predicate<long>? mayGoTo = null) : Stream
{
    private const long Spare = 100_000;

    // A sound file is read about once, a few bytes at a time at worst.
    private long _left = inner.Length + Spare;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => inner.Position = value;
    }

    public override int Read(Span<byte> buffer)
    {
        if (--_left < 0)
        {
            throw new InvalidDataException("The file is read again and again.");
        }

        return inner.Read(buffer);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Task.FromResult(Read(buffer.AsSpan(offset, count)));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Read(buffer.Span));

    public override long Seek(long offset, SeekOrigin origin) =>
        origin != SeekOrigin.Begin || mayGoTo?.Invoke(offset) != false
            ? inner.Seek(offset, origin)
            : throw new InvalidDataException("The file has nothing to be read there.");

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
        // nothing is written
    }
}
