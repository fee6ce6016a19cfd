namespace Saddle.Data.Parquet;

/// <summary>What a Parquet file says of one column of a group of rows.</summary>
/// <param name="Codec">The number of what packs its pages.</param>
/// <param name="Values">How many values there are.</param>
/// <param name="Unpacked">Bytes of its pages when they are unpacked.</param>
/// <param name="Packed">Bytes of its pages as they are.</param>
/// <param name="Data">Where its first page of values begins.</param>
/// <param name="Dictionary">Where its dictionary begins; 0 where it has none.</param>
/// <param name="Index">Where its index begins; 0 where it has none.</param>
internal readonly record struct ParquetChunk(
    long Codec = 0, long Values = 0, long Unpacked = 0, long Packed = 0, long Data = 0, long Dictionary = 0,
    long Index = 0)
{
    /// <summary>Whether pages begin with their unpacked length, as Snappy writes it.</summary>
    public bool IsSnappy => Codec == 1;

    /// <summary>Whether pages are packed with Zstandard.</summary>
    public bool IsZstandard => Codec == 6;

    /// <summary>Where its first page begins.</summary>
    public long Start => new[] { Data, Dictionary, Index }.Where(place => place != 0).DefaultIfEmpty().Min();
}
