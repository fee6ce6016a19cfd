using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Saddle.Graphs;

/// <summary>A block of zeros at first, aligned to 64 bytes, that never moves.</summary>
/// <remarks>
/// The memory is a pinned array, so a span over it keeps it alive. A pointer does not: whoever runs on pointers must
/// hold the storage until it is done.
/// </remarks>
internal sealed unsafe class Storage
{
    private const int Alignment = 64;

    /// <summary>Blocks from this size on are checked against the machine's memory before they are asked for.</summary>
    private const long Large = 1L << 28;

    private readonly Line[] _lines;
    private readonly nint _start;

    /// <exception cref="InsufficientMemoryException">The machine has less memory than this.</exception>
    public Storage(long bytes)
    {
        Bytes = bytes;
        Demand(bytes);
        _lines = GC.AllocateArray<Line>(checked((int)((bytes + Alignment - 1) / Alignment) + 2), pinned: true);
        nint first = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_lines));
        _start = (first + Alignment - 1) / Alignment * Alignment - first;
    }

    public long Bytes { get; }

    public byte* Pointer => (byte*)Unsafe.AsPointer(ref First);

    private ref byte First =>
        ref Unsafe.AddByteOffset(ref Unsafe.As<Line, byte>(ref MemoryMarshal.GetArrayDataReference(_lines)), _start);

    public Span<T> Span<T>()
        where T : unmanaged =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref First), checked((int)(Bytes / sizeof(T))));

    /// <summary>Copies all bytes of another storage of this size.</summary>
    public void CopyFrom(Storage other)
    {
        Buffer.MemoryCopy(other.Pointer, Pointer, Bytes, Bytes);
        GC.KeepAlive(other);
        GC.KeepAlive(this);
    }

    private static void Demand(long bytes)
    {
        if (bytes < Large)
        {
            return;
        }

        long available = Math.Min(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, (long)(int.MaxValue / 2) * Alignment);
        if (bytes > available)
        {
            (double asked, double there) = (bytes / 1073741824.0, available / 1073741824.0);
            throw new InsufficientMemoryException(
                FormattableString.Invariant($"memory: a block of {asked:F1} GiB does not fit into {there:F1} GiB. ")
                    + "Use smaller shapes or a smaller batch.");
        }
    }

    [InlineArray(Alignment)]
    private struct Line
    {
        private byte _first;
    }
}
