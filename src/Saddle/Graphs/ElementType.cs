namespace Saddle;

/// <summary>What one element of a tensor is.</summary>
public enum ElementType
{
    /// <summary>32-bit floating point: the type to train with.</summary>
    Float32,

    /// <summary>64-bit floating point: the type to analyse with (gradient checks, spectra).</summary>
    Float64,

    /// <summary>64-bit integers: class labels, positions and random keys. Carries no derivative.</summary>
    Int64,
}

/// <summary>Sizes of the element types.</summary>
internal static class ElementTypes
{
    public static int Bytes(this ElementType type) => type == ElementType.Float32 ? 4 : 8;

    public static bool IsFloating(this ElementType type) => type != ElementType.Int64;
}
