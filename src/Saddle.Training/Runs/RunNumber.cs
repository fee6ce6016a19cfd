using System.Globalization;

namespace Saddle.Training.Runs;

/// <summary>A number of a folder of runs that one process alone may use, until disposed.</summary>
/// <remarks>
/// The claim is a file that nobody else can create as long as it is there: on every file system the one thing of which
/// several processes cannot do the same. A process that is killed meanwhile leaves it, and the number unused.
/// </remarks>
internal sealed class RunNumber : IDisposable
{
    // How both systems say that a file exists.
    private const int UnixExists = 17;
    private const int WindowsExists = 80;

    private readonly string _root;
    private readonly string _digits;
    private readonly FileStream _claim;

    private RunNumber(string root, string digits, FileStream claim) => (_root, _digits, _claim) = (root, digits, claim);

    /// <summary>The number that the name of a folder begins with; null for none.</summary>
    public static int? Of(string name) =>
        name.IndexOf('-') is >= 5 and < 10 and var end && int.TryParse(
            name.AsSpan(0, end), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : null;

    /// <summary>Takes a number; null where another process has it.</summary>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder must not be written to.</exception>
    public static RunNumber? Claim(string root, int number)
    {
        string digits = number.ToString("D5", CultureInfo.InvariantCulture);
        string path = Path.Combine(root, "." + digits);
        try
        {
            return new RunNumber(root, digits, new FileStream(
                path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose));
        }
        catch (IOException problem) when ((problem.HResult & 0xFFFF) is UnixExists or WindowsExists)
        {
            return null;
        }
    }

    /// <summary>Makes the folder of this number.</summary>
    /// <param name="name">Follows the number.</param>
    /// <returns>Its path.</returns>
    public string MakeFolder(string name)
    {
        string path = Path.Combine(_root, $"{_digits}-{name}");
        Directory.CreateDirectory(path);
        return path;
    }

    /// <inheritdoc/>
    public void Dispose() => _claim.Dispose();
}
