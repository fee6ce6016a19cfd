namespace Saddle.Nn.Formats;

/// <summary>An element type as safetensors files name it.</summary>
/// <param name="Name">The name in the header.</param>
/// <param name="Bytes">Bytes per element in the file.</param>
/// <param name="Type">What it becomes in memory; 16-bit types widen to float32.</param>
internal sealed record StoredType(string Name, int Bytes, ElementType Type)
{
    public static readonly StoredType Half = new("F16", 2, ElementType.Float32);
    public static readonly StoredType Brain = new("BF16", 2, ElementType.Float32);

    public static readonly IReadOnlyList<StoredType> All =
    [
        new("F32", 4, ElementType.Float32), new("F64", 8, ElementType.Float64), new("I64", 8, ElementType.Int64), Half,
            Brain,
    ];

    /// <summary>The type that values in memory are written as.</summary>
    public static StoredType Of(ElementType type) => All.First(stored => stored.Type == type);
}
