using System.Text.Json;

namespace Saddle.Nn.Formats;

/// <summary>Makes the exception for a defect of a safetensors file.</summary>
internal static class SafetensorsFault
{
    private const string Remedy = "Write the file again or use another.";

    /// <summary>One message: the file, the defect, its values, and what to do.</summary>
    public static DataException In(string file, string defect, string values, Exception? cause = null) =>
        new(file, $"safetensors '{file}': {defect} {values} {Remedy}", cause);

    /// <summary>A piece of JSON short enough for a message.</summary>
    public static string Shown(JsonElement value)
    {
        string text = value.GetRawText();
        return text.Length <= 80 ? text : text[..77] + "...";
    }
}
