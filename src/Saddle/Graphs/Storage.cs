using System.Runtime.InteropServices;

namespace Saddle.Graphs;

/// <summary>A block of native memory aligned to 64 bytes, freed with its last owner.</summary>
internal sealed unsafe class Storage
{
    private readonly void* _memory;

    public Storage(long bytes)
    {
        Bytes = bytes;
        _memory = NativeMemory.AlignedAlloc((nuint)((bytes + 127) & ~63L), 64);
        NativeMemory.Clear(_memory, (nuint)bytes);
        if (bytes > 0)
        {
            GC.AddMemoryPressure(bytes);
        }
    }

    ~Storage()
    {
        NativeMemory.AlignedFree(_memory);
        if (Bytes > 0)
        {
            GC.RemoveMemoryPressure(Bytes);
        }
    }

    public long Bytes { get; }

    public byte* Pointer => (byte*)_memory;

    public Span<T> Span<T>()
        where T : unmanaged => new(_memory, checked((int)(Bytes / sizeof(T))));
}
