using static Saddle.Data.Parquet.ThriftType;

namespace Saddle.Data.Parquet;

/// <summary>The structures that a Parquet file describes itself with, as types of the fields 1, 2, ….</summary>
/// <remarks>Source: Apache Parquet, <c>parquet.thrift</c>, version 2.12; enumerations are ints, unions are
/// structures. Versions add fields and never change the type of one.</remarks>
internal static class ParquetStructures
{
    private static readonly ThriftType s_empty = Structure();
    private static readonly ThriftType s_time = Structure(Flag, Structure(s_empty, s_empty, s_empty));
    private static readonly ThriftType s_keyValue = Structure(Binary, Binary);
    private static readonly ThriftType s_statistics = Structure(Binary, Binary, I64, I64, Binary, Binary, Flag, Flag);

    // STRING, MAP, LIST, ENUM; DECIMAL, DATE, TIME, TIMESTAMP; reserved, INTEGER, UNKNOWN, JSON, BSON; UUID, FLOAT16,
    // VARIANT, GEOMETRY, GEOGRAPHY.
    private static readonly ThriftType s_logicalType = Structure(
        s_empty, s_empty, s_empty, s_empty, Structure(I32, I32), s_empty, s_time, s_time, null, Structure(I8, Flag),
        s_empty, s_empty, s_empty, s_empty, s_empty, Structure(I8), Structure(Binary), Structure(Binary, I32));

    private static readonly ThriftType s_schemaElement =
        Structure(I32, I32, I32, Binary, I32, I32, I32, I32, I32, s_logicalType);

    private static readonly ThriftType s_sizeStatistics = Structure(I64, List(I64), List(I64));

    private static readonly ThriftType s_geospatialStatistics =
        Structure(Structure(Real, Real, Real, Real, Real, Real, Real, Real), List(I32));

    private static readonly ThriftType s_columnMetadata = Structure(
        I32, List(I32), List(Binary), I32, I64, I64, I64, List(s_keyValue), I64, I64, I64, s_statistics,
        List(Structure(I32, I32, I32)), I64, I32, s_sizeStatistics, s_geospatialStatistics);

    private static readonly ThriftType s_columnChunk = Structure(
        Binary, I64, s_columnMetadata, I64, I32, I64, I32, Structure(s_empty, Structure(List(Binary), Binary)), Binary);

    private static readonly ThriftType s_rowGroup = Structure(
        List(s_columnChunk), I64, I64, List(Structure(I32, Flag, Flag)), I64, I64, I16);

    private static readonly ThriftType s_encryption = Structure(Binary, Binary, Flag);

    /// <summary>The description at the file's end: FileMetaData.</summary>
    public static ThriftType Description { get; } = Structure(
        I32, List(s_schemaElement), I64, List(s_rowGroup), List(s_keyValue), Binary, List(Structure(s_empty)),
        Structure(s_encryption, s_encryption), Binary);

    /// <summary>The head of a page: PageHeader, with those of values, of an index, of a dictionary and of values of the
    /// second version.</summary>
    public static ThriftType PageHeader { get; } = Structure(
        I32, I32, I32, I32, Structure(I32, I32, I32, I32, s_statistics), s_empty, Structure(I32, I32, Flag),
        Structure(I32, I32, I32, I32, I32, I32, Flag, s_statistics));
}
