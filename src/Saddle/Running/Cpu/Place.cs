namespace Saddle.Running.Cpu;

/// <summary>Where an operand begins: a slot, and an offset in elements.</summary>
internal readonly record struct Place(int Slot, long Offset = 0)
{
    public unsafe T* In<T>(byte** addresses)
        where T : unmanaged => (T*)addresses[Slot] + Offset;
}

/// <summary>A view as kernels read it: sizes and strides in elements.</summary>
internal readonly record struct StridedPlace(Place Start, int[] Sizes, long[] Strides);

/// <summary>Where a product's two operands and its result lie.</summary>
internal readonly record struct ProductPlaces(Place Left, Place Right, Place Result);
