using Saddle.Data.Arrays;
using Saddle.Data.Files;

namespace Saddle.Data.Parquet;

/// <summary>A Parquet file with a column of pictures, as Hugging Face writes it, and one of labels.</summary>
/// <remarks>The pictures are files (PNG, JPEG and the like) as bytes, in a column of their own or as the part bytes of
/// a column {bytes, path}. Labels are whole numbers, or texts, which name classes in ordinal order.</remarks>
internal sealed class ParquetFormat : SetFormat
{
    /// <summary>How messages call the format.</summary>
    public const string Name = "Parquet";

    private static ReadOnlySpan<byte> Mark => "PAR1"u8;

    /// <inheritdoc/>
    public override bool Recognises(FileStart file) => file.Bytes.AsSpan().StartsWith(Mark);

    /// <inheritdoc/>
    public override ImageDataset Read(SourceFile source, DatasetOptions options)
    {
        var rows = new ParquetRows(new ArrayFile(Name, source.Path), options);
        rows.Add(source, "row");
        return rows.ToSet();
    }
}
