using Parquet;
using Saddle.Data.Arrays;
using Saddle.Data.Files;
using Saddle.Data.Folders;
using Saddle.Data.Pictures;
using Saddle.Nn.Formats;

namespace Saddle.Data.Parquet;

/// <summary>A Parquet file with a column of pictures, as Hugging Face writes it, and one of labels.</summary>
/// <remarks>The pictures are files (PNG, JPEG and the like) as bytes, in a column of their own or as the part bytes of
/// a column {bytes, path}. Labels are whole numbers, or texts, which name classes in ordinal order. The package that
/// reads the columns trusts what a file says, so that whatever it throws is refused in one sentence.</remarks>
internal sealed class ParquetFormat : SetFormat
{
    private const string Format = "Parquet";

    private static ReadOnlySpan<byte> Mark => "PAR1"u8;

    /// <inheritdoc/>
    public override bool Recognises(FileStart file) => file.Bytes.AsSpan().StartsWith(Mark);

    /// <inheritdoc/>
    public override ImageDataset Read(SourceFile source, DatasetOptions options)
    {
        var file = new ArrayFile(Format, source.Path);
        using Stream stream = source.Open();
        try
        {
            ParquetFooter.Check(stream, file);
            return ReadAsync(new BoundedStream(stream), file, options).GetAwaiter().GetResult();
        }
        catch (Exception error) when (error is not DataException)
        {
            throw file.Fault("the file cannot be read", "It is damaged, or holds what is not known here.",
                cause: error);
        }
    }

    private static async Task<ImageDataset> ReadAsync(BoundedStream stream, ArrayFile file, DatasetOptions options)
    {
        await using ParquetReader reader = await ParquetReader.CreateAsync(stream, null, true);
        var columns = ParquetColumns.Of(file, reader.Schema);
        var pictures = new PictureStack(file.Format, file.Path, options);
        var labels = new List<object?>();
        long rows = 0;
        for (int i = 0; i < reader.RowGroupCount; i++)
        {
            using ParquetRowGroupReader group = reader.OpenRowGroupReader(i);
            Check(file, group.RowCount, rows, stream.Length);
            ReadOnlyMemory<byte>?[] images = await ParquetColumns.ReadAsync<ReadOnlyMemory<byte>>(
                group, columns.Images, (int)group.RowCount);
            object?[] classes = columns.Labels is { } field
                ? await ParquetLabels.ReadAsync(group, field, images.Length)
                : new object?[images.Length];
            for (int row = 0; row < images.Length; row++)
            {
                if (pictures.Add($"row {rows + row}", () => images[row]?.ToArray() ?? []))
                {
                    labels.Add(classes[row]);
                }
            }

            rows += images.Length;
        }

        if (pictures.Count == 0)
        {
            throw file.Fault("there are no pictures", pictures.Bad.Count == 0
                ? "It has no rows."
                : $"None of its {pictures.Bad.Count} rows can be used, the first because: {pictures.Bad[0].Reason}",
                $"Write rows with the bytes of {PictureReader.Formats} files.");
        }

        string? metadata = reader.CustomMetadata?.GetValueOrDefault("huggingface");
        (int[]? numbers, string[] names) = columns.Labels is { } column
            ? ParquetLabels.ToClasses(file, column, labels, metadata)
            : (null, []);
        return pictures.ToSet(file.SetName, numbers, names, columns.Remarks, pictures.Bad);
    }

    private static void Check(ArrayFile file, long count, long before, long length)
    {
        if (count < 0 || count > length - before)
        {
            throw file.Fault("the file announces too much", $"{before + (Int128)count} rows of pictures cannot stand "
                + $"in {length} bytes.");
        }
    }
}
