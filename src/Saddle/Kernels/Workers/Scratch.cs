using System.Runtime.InteropServices;

namespace Saddle.Kernels.Workers;

/// <summary>What a kernel borrows scratch memory for; each purpose has its own buffer.</summary>
internal enum ScratchSlot
{
    Panels,
    Panel,
    PanelStates,
    Patches,
    LeftTable,
    OutputTable,
    Tile,
    Zeros,
    Partial,
    Staging,
    Turned,
}

/// <summary>One worker's native buffers: 64-byte aligned, grown when too small, kept until the pool is
/// disposed.</summary>
internal sealed unsafe class Scratch : IDisposable
{
    private const int Alignment = 64;
    private static readonly int s_slotCount = Enum.GetValues<ScratchSlot>().Length;
    /// <summary>Elements in one cache line.</summary>
    public static int LineElements<T>() where T : unmanaged => Alignment / sizeof(T);

    private readonly nint[] _buffers = new nint[s_slotCount];
    private readonly long[] _sizes = new long[s_slotCount];

    ~Scratch() => Release();

    /// <summary>A buffer of at least <paramref name="bytes"/> bytes, zero when first handed out; its content is
    /// otherwise what the slot's last user left.</summary>
    public void* Rent(ScratchSlot slot, long bytes)
    {
        int at = (int)slot;
        return bytes <= _sizes[at] ? (void*)_buffers[at] : Grow(at, bytes);
    }

    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private void* Grow(int at, long bytes)
    {
        nuint size = checked((nuint)((bytes + bytes / 4 + 4095) & ~4095L));
        void* grown = NativeMemory.AlignedAlloc(size, Alignment);
        NativeMemory.Clear(grown, size);
        NativeMemory.AlignedFree((void*)_buffers[at]);
        (_buffers[at], _sizes[at]) = ((nint)grown, (long)size);
        return grown;
    }

    private void Release()
    {
        for (int at = 0; at < s_slotCount; at++)
        {
            NativeMemory.AlignedFree((void*)_buffers[at]);
            (_buffers[at], _sizes[at]) = (0, 0);
        }
    }
}
