using System.Globalization;
using System.Text.Json;
using Parquet;
using Parquet.Schema;
using Saddle.Data.Arrays;

namespace Saddle.Data.Parquet;

/// <summary>Makes class numbers and names of a column.</summary>
internal static class ParquetLabels
{
    /// <summary>The labels of a group of rows: long numbers or texts, null where there is none.</summary>
    public static async Task<object?[]> ReadAsync(ParquetRowGroupReader group, DataField field, int count)
    {
        if (ParquetColumns.HasTexts(field))
        {
            Dictionary<ReadOnlyMemory<char>, string> texts = []; // rows share those of a dictionary
            return Array.ConvertAll(
                await ParquetColumns.ReadAsync<ReadOnlyMemory<char>>(group, field, count),
                text => text is { } own ? (object?)TextOf(own) : null);

            string TextOf(ReadOnlyMemory<char> own) =>
                texts.TryGetValue(own, out string? there) ? there : texts[own] = own.ToString();
        }

        return Type.GetTypeCode(field.ClrType) switch
        {
            TypeCode.Byte => await NumbersAsync<byte>(group, field, count),
            TypeCode.SByte => await NumbersAsync<sbyte>(group, field, count),
            TypeCode.Int16 => await NumbersAsync<short>(group, field, count),
            TypeCode.UInt16 => await NumbersAsync<ushort>(group, field, count),
            TypeCode.Int32 => await NumbersAsync<int>(group, field, count),
            TypeCode.UInt32 => await NumbersAsync<uint>(group, field, count),
            TypeCode.UInt64 => await NumbersAsync<ulong>(group, field, count),
            _ => await NumbersAsync<long>(group, field, count),
        };
    }

    /// <summary>Numbers are class numbers, named as Hugging Face's metadata say where they do; texts are
    /// sorted.</summary>
    /// <param name="file">For messages.</param>
    /// <param name="field">The column.</param>
    /// <param name="labels">One for each picture.</param>
    /// <param name="metadata">JSON; null where there is none.</param>
    /// <exception cref="Nn.Formats.DataException">A label is missing or no class number.</exception>
    public static (int[] Numbers, string[] Names) ToClasses(
        ArrayFile file, DataField field, List<object?> labels, string? metadata)
    {
        int missing = labels.IndexOf(null);
        if (missing >= 0)
        {
            throw file.Fault("a label is missing", $"Picture {missing} has none in column '{field.Path}'.",
                "Write a label for each picture, or leave the column out.");
        }

        if (ParquetColumns.HasTexts(field))
        {
            string[] names = [.. labels.Cast<string>().Distinct().Order(StringComparer.Ordinal)];
            Dictionary<string, int> numbers = names.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
            return ([.. labels.Select(label => numbers[(string)label!])], names);
        }

        int[] classes = ArrayLabels.Of(file, new StoredArray(
            field.Path.ToString(), [labels.Count], labels.ConvertAll(label => (long)label!).ToArray()));
        int most = classes.Length == 0 ? 0 : classes.Max() + 1;
        return (classes, NamesIn(metadata, field.Name) is { } said && said.Length >= most
            ? said
            : ClassNumbers.Names(most));
    }

    private static async Task<object?[]> NumbersAsync<T>(ParquetRowGroupReader group, DataField field, int count)
        where T : struct
    {
        T?[] values = await ParquetColumns.ReadAsync<T>(group, field, count);
        return Array.ConvertAll(values, value => value is { } number ? (object?)Long(number) : null);
    }

    // More than fits becomes a number that is refused.
    private static long Long<T>(T value)
        where T : struct =>
        value is ulong and > long.MaxValue ? -1L : Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private static string[]? NamesIn(string? metadata, string column)
    {
        try
        {
            using var json = JsonDocument.Parse(metadata ?? "null");
            JsonElement at = json.RootElement;
            foreach (string name in new[] { "info", "features", column, "names" })
            {
                if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at))
                {
                    return null;
                }
            }

            return at.ValueKind == JsonValueKind.Array && at.GetArrayLength() <= ArrayLabels.MostClasses
                ? [.. at.EnumerateArray().Select(name => name.ToString())]
                : null;
        }
        catch (JsonException)
        {
            return null; // names are a help, not a part of the data
        }
    }
}
