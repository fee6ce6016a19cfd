using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Saddle.Training.Runs;

/// <summary>A stream that is read or written once, from its start, with a checksum of what passed.</summary>
/// <param name="inner">The bytes; not disposed.</param>
/// <param name="covered">How many bytes count, from the first; the others count as zeros.</param>
/// <remarks>CRC-32C: every change of up to 32 neighbouring bits changes it, any other but for one in 2^32. Source:
/// Castagnoli, Bräuer and Herrmann 1993, doi:10.1109/26.231911.</remarks>
internal sealed class CheckedStream(Stream inner, long covered = long.MaxValue) : Stream
{
    private long _passed;
    private uint _remainder = uint.MaxValue;

    /// <summary>The checksum of all bytes so far.</summary>
    public uint Checksum => ~_remainder;

    public override bool CanRead => inner.CanRead;

    public override bool CanSeek => false;

    public override bool CanWrite => inner.CanWrite;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        int count = inner.Read(buffer);
        Add(buffer[..count]);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        inner.Write(buffer);
        Add(buffer);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => inner.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void Add(ReadOnlySpan<byte> bytes)
    {
        int counted = (int)Math.Clamp(covered - _passed, 0, bytes.Length);
        _remainder = Updated(_remainder, bytes[..counted]);
        for (int i = counted; i < bytes.Length; i++)
        {
            _remainder = BitOperations.Crc32C(_remainder, (byte)0);
        }

        _passed += bytes.Length;
    }

    private static uint Updated(uint remainder, ReadOnlySpan<byte> bytes)
    {
        int whole = bytes.Length & ~(sizeof(ulong) - 1);
        foreach (ulong word in MemoryMarshal.Cast<byte, ulong>(bytes[..whole]))
        {
            remainder = BitOperations.Crc32C(
                remainder, BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word));
        }

        foreach (byte value in bytes[whole..])
        {
            remainder = BitOperations.Crc32C(remainder, value);
        }

        return remainder;
    }
}
