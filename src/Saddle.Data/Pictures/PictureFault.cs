using Saddle.Nn.Formats;

namespace Saddle.Data.Pictures;

/// <summary>Makes the exception for a picture that cannot be read.</summary>
internal static class PictureFault
{
    private const string Remedy = "Save the picture again or remove the file.";

    /// <summary>One message: the format and file, the defect, its values, and what to do.</summary>
    /// <param name="format">The format's name, or "picture" where none is known.</param>
    /// <param name="name">How messages call the file.</param>
    /// <param name="defect">What is wrong, without a full stop.</param>
    /// <param name="values">The values involved, as sentences.</param>
    /// <param name="remedy">What to do; null to save the picture again.</param>
    public static DataException In(string format, string name, string defect, string values, string? remedy = null) =>
        new(name, $"{format} '{name}': {defect}. {values} {remedy ?? Remedy}");
}
