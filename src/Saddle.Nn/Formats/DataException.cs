namespace Saddle.Nn.Formats;

/// <summary>A data file or folder cannot be used; the message names it, its defect and the remedy.</summary>
/// <remarks>The one exception that readers of this namespace throw for bad input, whatever the bytes are.</remarks>
public sealed class DataException : Exception
{
    /// <summary>Reports that <paramref name="file"/> cannot be used.</summary>
    /// <param name="file">The file or folder as the caller named it.</param>
    /// <param name="message">The full text: what was wrong, the values, what to do; it names the file.</param>
    /// <param name="cause">The exception of the base library behind it, if any.</param>
    public DataException(string file, string message, Exception? cause = null)
        : base(message, cause) => File = file;

    /// <summary>The file or folder that cannot be used, as the caller named it.</summary>
    public string File { get; }
}
