using System.Text.Json;

namespace Saddle.Nn.Formats;

/// <summary>Where one tensor lies in a safetensors file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its element type in the file.</param>
/// <param name="Shape">The sizes of the axes.</param>
/// <param name="Begin">First byte, from the start of the data.</param>
/// <param name="End">One past the last byte.</param>
internal sealed record SafetensorsEntry(string Name, StoredType Type, Shape Shape, long Begin, long End);

/// <summary>
/// The checked header of a safetensors file: entries in the order of the header, which cover the data exactly.
/// </summary>
internal sealed record SafetensorsHeader(
    IReadOnlyList<SafetensorsEntry> Entries, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>The name of the header's entry that is no tensor.</summary>
    public const string MetadataName = "__metadata__";

    /// <summary>Reads and checks a header; nothing of the data's size is allocated.</summary>
    /// <param name="json">The header's text.</param>
    /// <param name="dataLength">Bytes that follow it in the file.</param>
    /// <param name="file">The file as the caller named it.</param>
    public static SafetensorsHeader Parse(ReadOnlyMemory<byte> json, long dataLength, string file)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 4 });
            return Parse(document.RootElement, dataLength, file);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string with escapes that are no text.
            throw SafetensorsFault.In(file, "the header is not valid JSON.", $"{error.Message.TrimEnd('.')}.", error);
        }
    }

    private static SafetensorsHeader Parse(JsonElement root, long dataLength, string file)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw SafetensorsFault.In(file, "the header is not a JSON object.", $"It is of kind {root.ValueKind}.");
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        var entries = new List<SafetensorsEntry>();
        IReadOnlyDictionary<string, string> metadata = new Dictionary<string, string>();
        foreach (JsonProperty property in root.EnumerateObject())
        {
            if (!names.Add(property.Name))
            {
                throw SafetensorsFault.In(file, "a name occurs twice in the header.",
                    $"The name is '{property.Name}'.");
            }

            if (property.Name == MetadataName)
            {
                metadata = ParseMetadata(property.Value, file);
            }
            else
            {
                entries.Add(SafetensorsEntryParser.Parse(property.Name, property.Value, dataLength, file));
            }
        }

        DemandCover(entries, dataLength, file);
        return new SafetensorsHeader(entries, metadata);
    }

    private static Dictionary<string, string> ParseMetadata(JsonElement value, string file)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        bool holds = value.ValueKind == JsonValueKind.Object;
        if (holds)
        {
            foreach (JsonProperty property in value.EnumerateObject())
            {
                holds &= property.Value.ValueKind == JsonValueKind.String
                    && metadata.TryAdd(property.Name, property.Value.GetString()!);
            }
        }

        return holds ? metadata : throw SafetensorsFault.In(
            file, "the metadata is not a JSON object of texts with different keys.",
            $"It is {SafetensorsFault.Shown(value)}.");
    }

    /// <summary>Refuses entries that leave a hole in the data or overlap.</summary>
    private static void DemandCover(List<SafetensorsEntry> entries, long dataLength, string file)
    {
        long end = 0;
        foreach (SafetensorsEntry entry in entries.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End))
        {
            if (entry.Begin != end)
            {
                string defect = entry.Begin < end ? "tensors overlap." : "there is a hole in the data.";
                throw SafetensorsFault.In(
                    file, defect,
                    $"Tensor '{entry.Name}' begins at byte {entry.Begin}, the data before it ends at {end}.");
            }

            end = entry.End;
        }

        if (end != dataLength)
        {
            throw SafetensorsFault.In(
                file, "bytes follow the last tensor.", $"Tensors end at byte {end} of {dataLength}.");
        }
    }
}
