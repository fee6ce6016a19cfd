using Parquet;
using Saddle.Data.Arrays;
using Saddle.Data.Files;
using Saddle.Data.Folders;
using Saddle.Data.Pictures;
using Saddle.Nn.Formats;

namespace Saddle.Data.Parquet;

/// <summary>Collects the pictures and labels of Parquet files, one after another, and makes a set of them.</summary>
/// <param name="file">What the set is read from, for messages: the file, or the folder of several.</param>
/// <param name="options">How pictures are fitted.</param>
/// <remarks>The package that reads the columns trusts what a file says, so that whatever it throws is refused in one
/// sentence.</remarks>
internal sealed class ParquetRows(ArrayFile file, DatasetOptions options)
{
    private readonly PictureStack _pictures = new(file.Format, file.Path, options);
    private readonly PictureFitting _fitting = new(options);
    private readonly List<object?> _labels = [];
    private ParquetColumns? _columns;
    private string? _first;
    private string? _metadata;

    /// <summary>Reads the rows of one more file.</summary>
    /// <param name="source">The file.</param>
    /// <param name="called">What messages call its rows.</param>
    /// <exception cref="DataException">It is damaged, has no pictures, or other columns than those before.</exception>
    public void Add(SourceFile source, string called)
    {
        var part = new ArrayFile(file.Format, source.Path);
        using Stream stream = source.Open();
        try
        {
            ParquetPages pages = ParquetFooter.Check(stream, part);
            AddAsync(new BoundedStream(stream, pages.MayGoTo), pages, part, called).GetAwaiter().GetResult();
        }
        catch (Exception error) when (error is not DataException)
        {
            throw part.Fault("the file cannot be read", "It is damaged, or holds what is not known here.",
                cause: error);
        }
    }

    /// <summary>All pictures, with labels where there is a column of them.</summary>
    /// <param name="remarks">What else is to be said.</param>
    /// <exception cref="DataException">There are no pictures, or a label is missing or no class number.</exception>
    public ImageDataset ToSet(params IReadOnlyList<string> remarks)
    {
        if (_pictures.Count == 0)
        {
            throw file.Fault("there are no pictures", _pictures.Bad.Count == 0
                ? "It has no rows."
                : $"None of its {_pictures.Bad.Count} rows can be used, the first because: {_pictures.Bad[0].Reason}",
                $"Write rows with the bytes of {PictureReader.Formats} files.");
        }

        (int[]? numbers, string[] names) = _columns?.Labels is { } column
            ? ParquetLabels.ToClasses(file, column, _labels, _metadata)
            : (null, []);
        return _pictures.ToSet(
            file.SetName, numbers, names, [.. remarks, .. _columns?.Remarks ?? []], _pictures.Bad, files: []);
    }

    private async Task AddAsync(BoundedStream stream, ParquetPages pages, ArrayFile part, string called)
    {
        await using ParquetReader reader = await ParquetReader.CreateAsync(stream, null, true);
        var columns = ParquetColumns.Of(part, reader.Schema);
        RequireSame(columns, part);
        _metadata ??= reader.CustomMetadata?.GetValueOrDefault("huggingface");
        long rows = 0;
        for (int i = 0; i < reader.RowGroupCount; i++)
        {
            using ParquetRowGroupReader group = reader.OpenRowGroupReader(i);
            Check(part, group.RowCount, rows, stream.Length);
            pages.Begin();
            ReadOnlyMemory<byte>?[] images = await ParquetColumns.ReadAsync<ReadOnlyMemory<byte>>(
                group, columns.Images, (int)group.RowCount);
            pages.Begin();
            object?[] classes = columns.Labels is { } field
                ? await ParquetLabels.ReadAsync(group, field, images.Length)
                : new object?[images.Length];
            for (int row = 0; row < images.Length; row++)
            {
                pages.Count(images[row]?.Length ?? 0);
                string name = $"{called} {rows + row}";
                if (_pictures.Add(name, () => _fitting.Decode(images[row]?.ToArray() ?? [], name)))
                {
                    _labels.Add(classes[row]);
                }
            }

            rows += images.Length;
        }
    }

    private void RequireSame(ParquetColumns columns, ArrayFile part)
    {
        if (_columns is null)
        {
            (_columns, _first) = (columns, part.Path);
        }
        else if (columns.Shown != _columns.Shown)
        {
            throw part.Fault("its columns are not those of the other files", $"It has {columns.Shown}, '{_first}' has "
                + $"{_columns.Shown}.", "Keep files of different sets in folders of their own.");
        }
    }

    private static void Check(ArrayFile part, long count, long before, long length)
    {
        if (count < 0 || count > length - before)
        {
            throw part.Fault("the file announces too much", $"{before + (Int128)count} rows of pictures cannot stand "
                + $"in {length} bytes.");
        }
    }
}
