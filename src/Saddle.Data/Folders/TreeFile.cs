namespace Saddle.Data.Folders;

/// <summary>A file of a <see cref="FileTree"/>.</summary>
/// <param name="path">Relative to the root, with forward slashes.</param>
/// <remarks>Safe for concurrent use while the tree is open.</remarks>
internal abstract class TreeFile(string path)
{
    /// <summary>Relative to the root, with forward slashes.</summary>
    public string Path { get; } = path;

    /// <summary>What is known of it without reading it, when the tree was listed.</summary>
    public abstract FileStamp Stamp { get; }

    /// <summary>All bytes.</summary>
    /// <param name="longest">How many are accepted; more are refused before memory is taken for them.</param>
    /// <exception cref="Nn.Formats.DataException">It is too long, damaged, or cannot be read.</exception>
    public abstract byte[] ReadAll(long longest);

    /// <summary>The first bytes.</summary>
    /// <param name="count">How many; all of a shorter file.</param>
    /// <exception cref="Nn.Formats.DataException">It is damaged, or cannot be read.</exception>
    public abstract byte[] Start(int count);
}
