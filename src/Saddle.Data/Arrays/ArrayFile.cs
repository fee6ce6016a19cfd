using Saddle.Nn.Formats;

namespace Saddle.Data.Arrays;

/// <summary>A file of arrays, as messages name it.</summary>
/// <param name="Format">The format's name.</param>
/// <param name="Path">The file.</param>
internal sealed record ArrayFile(string Format, string Path)
{
    private const string Remedy = "Copy or write the file again.";

    /// <summary>One message: the format and file, the defect, its values, and what to do.</summary>
    /// <param name="defect">What is wrong, without a full stop.</param>
    /// <param name="values">The values involved, as sentences.</param>
    /// <param name="remedy">What to do; null to copy the file again.</param>
    /// <param name="cause">The exception behind it, if any.</param>
    public DataException Fault(string defect, string values, string? remedy = null, Exception? cause = null) =>
        new(Path, $"{Format} '{Path}': {defect}. {values} {remedy ?? Remedy}", cause);

    /// <summary>How a set of this file is called.</summary>
    public string SetName => System.IO.Path.GetFileNameWithoutExtension(Path);
}
