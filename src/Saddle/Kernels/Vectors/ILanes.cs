namespace Saddle.Kernels.Vectors;

/// <summary>The few vector operations the contraction kernels need, at one width and element type.</summary>
internal unsafe interface ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged
{
    /// <summary>Elements per vector.</summary>
    static abstract int Count { get; }

    static abstract TVector Zero { get; }

    static abstract TVector Load(T* source);

    static abstract void Store(TVector value, T* target);

    static abstract TVector Broadcast(T value);

    static abstract TVector Add(TVector left, TVector right);

    /// <summary>left * right + addend, rounded once where the processor has an instruction for it, else
    /// twice.</summary>
    static abstract TVector MultiplyAdd(TVector left, TVector right, TVector addend);

    /// <summary>The sum of all lanes, added pairwise in a fixed order.</summary>
    static abstract T Sum(TVector value);
}
