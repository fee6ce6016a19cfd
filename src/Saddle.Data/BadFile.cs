namespace Saddle.Data;

/// <summary>A file of a folder that was left out.</summary>
/// <param name="Path">Relative to the folder, with forward slashes.</param>
/// <param name="Reason">One message: what is wrong, the values, what to do.</param>
public sealed record BadFile(string Path, string Reason)
{
    /// <summary>What is wrong alone, without the file's name, the values and what to do.</summary>
    public string Defect
    {
        get
        {
            string name = $"'{Path}'";
            int at = Reason.IndexOf(name, StringComparison.Ordinal);
            string rest = at < 0 ? Reason : Reason[(at + name.Length)..].TrimStart(':', ' ');
            int end = rest.IndexOf(". ", StringComparison.Ordinal);
            return end < 0 ? rest.TrimEnd('.') : rest[..end];
        }
    }
}
