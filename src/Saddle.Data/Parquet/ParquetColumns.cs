using Parquet;
using Parquet.Schema;
using Saddle.Data.Arrays;

namespace Saddle.Data.Parquet;

/// <summary>Which columns hold pictures and labels.</summary>
/// <param name="Images">Bytes of picture files.</param>
/// <param name="Labels">Whole numbers or texts; null where there are none.</param>
/// <param name="Remarks">What is left unread.</param>
internal sealed record ParquetColumns(DataField Images, DataField? Labels, IReadOnlyList<string> Remarks)
{
    private static readonly string[] s_images =
        ["image/bytes", "img/bytes", "image", "img", "images", "picture", "pixel_values"];

    private static readonly string[] s_labels = ["label", "labels", "fine_label", "class", "target", "y"];

    private static readonly Type[] s_types =
    [
        typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long),
        typeof(ulong), typeof(ReadOnlyMemory<char>),
    ];

    /// <summary>The columns that are read, with the kind of the labels.</summary>
    public string Shown => Labels is null
        ? $"'{Images.Path}'"
        : $"'{Images.Path}' and '{Labels.Path}' of {(HasTexts(Labels) ? "texts" : "numbers")}";

    /// <summary>Chooses by type, and by names where several columns hold bytes.</summary>
    /// <exception cref="Nn.Formats.DataException">No column holds bytes, or several do.</exception>
    public static ParquetColumns Of(ArrayFile file, ParquetSchema schema)
    {
        DataField[] single = [.. schema.DataFields.Where(field => field.MaxRepetitionLevel == 0)];
        DataField[] bytes = [.. single.Where(field => field.ClrType == typeof(ReadOnlyMemory<byte>))];
        DataField[] named = [.. bytes.Where(field => s_images.Contains(NameOf(field)))];
        DataField[] images = named.Length > 0 ? named : bytes;
        DataField[] labels =
            [.. single.Where(field => s_types.Contains(field.ClrType) && s_labels.Contains(NameOf(field)))];
        if (images.Length != 1 || labels.Length > 1)
        {
            string defect = images.Length == 0 ? "no column holds pictures" : "which columns are meant is not clear";
            throw file.Fault(
                defect, $"The columns are {Listed(schema.DataFields)}.", "Write one column 'image' with the bytes of "
                + "picture files, and at most one column 'label'.");
        }

        DataField[] rest =
        [
            .. schema.DataFields.Where(field =>
                field != images[0] && !labels.Contains(field) && NameOf(field) != PathOf(images[0])),
        ];
        return new ParquetColumns(
            images[0], labels.FirstOrDefault(), rest.Length == 0 ? [] : [$"not read: {Listed(rest)}"]);
    }

    /// <summary>The values of a column in a group of rows, null where a row has none.</summary>
    public static async Task<T?[]> ReadAsync<T>(ParquetRowGroupReader group, DataField field, int count)
        where T : struct
    {
        var values = new T?[count];
        if (field.IsNullable)
        {
            await group.ReadAsync(field, values.AsMemory());
            return values;
        }

        var plain = new T[count];
        await group.ReadAsync(field, plain.AsMemory());
        return Array.ConvertAll(plain, value => (T?)value);
    }

    /// <summary>Whether a column holds texts, not numbers.</summary>
    public static bool HasTexts(DataField field) => field.ClrType == typeof(ReadOnlyMemory<char>);

    /// <summary>Its name and those above it, with slashes.</summary>
    private static string NameOf(DataField field) => field.Path.ToString().ToLowerInvariant();

    private static string PathOf(DataField bytes) => NameOf(bytes).Replace("/bytes", "/path", StringComparison.Ordinal);

    private static string Listed(DataField[] fields) => fields.Length == 0
        ? "none"
        : string.Join(", ", fields.Take(10).Select(field => $"'{field.Path}'"))
            + (fields.Length > 10 ? " and others" : "");
}
