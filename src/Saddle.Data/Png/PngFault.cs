using Saddle.Nn.Formats;

namespace Saddle.Data.Png;

/// <summary>Makes the exception for a defect of a PNG file.</summary>
internal static class PngFault
{
    private const string Remedy = "Save the image again or remove the file.";

    /// <summary>One message: the file, the defect, its values, and what to do.</summary>
    public static DataException In(string name, string defect, string values, Exception? cause = null) =>
        new(name, $"PNG '{name}': {defect}. {values} {Remedy}", cause);
}
