using System.Text.Json;

namespace Saddle.Nn.Formats;

/// <summary>Reads one tensor's entry of a safetensors header and checks it against the length of the data.</summary>
internal static class SafetensorsEntryParser
{
    public static SafetensorsEntry Parse(string name, JsonElement value, long dataLength, string file)
    {
        JsonElement[] parts = Parts(name, value, file);
        StoredType type = ParseType(name, parts[0], file);
        int[] sizes = ParseShape(name, parts[1], file);
        (long begin, long end) = ParseOffsets(name, parts[2], dataLength, file);
        Int128 bytes = type.Bytes;
        foreach (int size in sizes)
        {
            bytes = Int128.Min(bytes * size, long.MaxValue); // below 2^94 before the limit, so it cannot overflow
        }

        if (bytes != end - begin)
        {
            throw SafetensorsFault.In(file, $"tensor '{name}' does not fill its range.",
                $"{type.Name} [{string.Join(", ", sizes)}] needs {bytes} bytes, the offsets span {end - begin}.");
        }

        return new SafetensorsEntry(name, type, ToShape(name, sizes, file), begin, end);
    }

    private static JsonElement[] Parts(string name, JsonElement value, string file)
    {
        string[] keys = ["dtype", "shape", "data_offsets"];
        var parts = new JsonElement[keys.Length];
        bool holds = value.ValueKind == JsonValueKind.Object;
        foreach (JsonProperty property in holds ? [.. value.EnumerateObject()] : Array.Empty<JsonProperty>())
        {
            int key = Array.IndexOf(keys, property.Name);
            holds &= key >= 0 && parts[Math.Max(0, key)].ValueKind == JsonValueKind.Undefined;
            parts[Math.Max(0, key)] = property.Value;
        }

        return holds && parts.All(part => part.ValueKind != JsonValueKind.Undefined)
            ? parts
            : throw SafetensorsFault.In(file,
                $"the entry of tensor '{name}' is not dtype, shape and data_offsets, once each.",
                $"It is {SafetensorsFault.Shown(value)}.");
    }

    private static StoredType ParseType(string name, JsonElement value, string file)
    {
        string? given = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        string known = string.Join(", ", StoredType.All.Select(type => type.Name));
        return StoredType.All.FirstOrDefault(type => type.Name == given) ?? throw SafetensorsFault.In(
            file, $"tensor '{name}' has an element type that cannot be read.",
            $"It is {SafetensorsFault.Shown(value)}; known are {known}.");
    }

    private static int[] ParseShape(string name, JsonElement value, string file)
    {
        var sizes = new List<int>();
        bool holds = value.ValueKind == JsonValueKind.Array;
        foreach (JsonElement element in holds ? [.. value.EnumerateArray()] : Array.Empty<JsonElement>())
        {
            int size = 0;
            holds &= element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out size) && size >= 0;
            sizes.Add(size);
        }

        return holds ? [.. sizes] : throw SafetensorsFault.In(
            file, $"the shape of tensor '{name}' is not a list of sizes.", $"It is {SafetensorsFault.Shown(value)}.");
    }

    private static (long Begin, long End) ParseOffsets(string name, JsonElement value, long dataLength, string file)
    {
        JsonElement[] pair = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [];
        (long begin, long end) = (0, 0);
        bool holds = pair.Length == 2 && pair.All(element => element.ValueKind == JsonValueKind.Number)
            && pair[0].TryGetInt64(out begin) && pair[1].TryGetInt64(out end)
            && begin >= 0 && begin <= end;
        if (!holds)
        {
            throw SafetensorsFault.In(file, $"the data_offsets of tensor '{name}' are not a range.",
                $"They are {SafetensorsFault.Shown(value)}.");
        }

        return end <= dataLength ? (begin, end) : throw SafetensorsFault.In(
            file, $"tensor '{name}' leaves the file.", $"It ends at byte {end} of {dataLength} bytes of data.");
    }

    private static Shape ToShape(string name, int[] sizes, string file)
    {
        string values = $"Its shape is [{string.Join(", ", sizes)}].";
        try
        {
            var shape = Shape.Create(sizes);
            return shape.Count <= Array.MaxLength / sizeof(long)
                ? shape
                : throw SafetensorsFault.In(file, $"tensor '{name}' is too large.", values);
        }
        catch (ShapeException error)
        {
            throw SafetensorsFault.In(file, $"tensor '{name}' is too large.", values, error);
        }
    }
}
