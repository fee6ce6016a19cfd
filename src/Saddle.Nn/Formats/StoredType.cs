namespace Saddle.Nn.Formats;

/// <summary>An element type as safetensors files name it.</summary>
/// <param name="Name">The name in the header.</param>
/// <param name="Bytes">Bytes per element in the file.</param>
/// <param name="Type">What it becomes in memory; 16-bit floats widen to float32, integers and truth values to
/// int64.</param>
internal sealed record StoredType(string Name, int Bytes, ElementType Type)
{
    public static readonly StoredType Half = new("F16", 2, ElementType.Float32);
    public static readonly StoredType Whole = new("I64", 8, ElementType.Int64);
    public static readonly StoredType Brain = new("BF16", 2, ElementType.Float32);

    public static readonly IReadOnlyList<StoredType> All =
    [
        new("F32", 4, ElementType.Float32), new("F64", 8, ElementType.Float64), Whole, Half, Brain,
        new("BOOL", 1, ElementType.Int64), new("U8", 1, ElementType.Int64), new("I8", 1, ElementType.Int64),
        new("U16", 2, ElementType.Int64), new("I16", 2, ElementType.Int64), new("U32", 4, ElementType.Int64),
        new("I32", 4, ElementType.Int64), new("U64", 8, ElementType.Int64),
    ];

    /// <summary>The type that values in memory are written as.</summary>
    public static StoredType Of(ElementType type) => All.First(stored => stored.Type == type);
}
