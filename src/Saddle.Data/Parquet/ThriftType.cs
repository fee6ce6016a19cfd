namespace Saddle.Data.Parquet;

/// <summary>The type of a value in Thrift's compact protocol.</summary>
/// <remarks>Source: Apache Thrift, "Thrift compact protocol encoding".</remarks>
internal sealed class ThriftType
{
    /// <summary>The number of structures.</summary>
    public const int StructureCode = 12;

    private const int FalseCode = 2;

    private readonly int _code;
    private readonly ThriftType?[] _parts;

    private ThriftType(int code, params ThriftType?[] parts)
    {
        _code = code;
        _parts = parts;
    }

    /// <summary>A truth value, which is part of its field's head.</summary>
    public static ThriftType Flag { get; } = new(1);

    /// <summary>A whole number of 8 bits.</summary>
    public static ThriftType I8 { get; } = new(3);

    /// <summary>A whole number of 16 bits.</summary>
    public static ThriftType I16 { get; } = new(4);

    /// <summary>A whole number of 32 bits.</summary>
    public static ThriftType I32 { get; } = new(5);

    /// <summary>A whole number of 64 bits.</summary>
    public static ThriftType I64 { get; } = new(6);

    /// <summary>A real number of 64 bits.</summary>
    public static ThriftType Real { get; } = new(7);

    /// <summary>Bytes or a text.</summary>
    public static ThriftType Binary { get; } = new(8);

    /// <summary>What a list holds; null where any type will do.</summary>
    public ThriftType? Element => _parts is [var element] ? element : null;

    /// <summary>A list of values of one type.</summary>
    public static ThriftType List(ThriftType element) => new(9, element);

    /// <summary>A structure, or a union of types.</summary>
    /// <param name="fields">The types of the fields 1, 2, …; null where any type will do.</param>
    public static ThriftType Structure(params ThriftType?[] fields) => new(StructureCode, fields);

    /// <summary>The type of a structure's field; null for a field that is not known.</summary>
    public ThriftType? Field(long number) => number <= _parts.Length ? _parts[number - 1] : null;

    /// <summary>Whether a value may begin with this number of a type.</summary>
    public bool Takes(int code) => code == _code || (code == FalseCode && this == Flag);
}
