using Saddle.Data.Files;

namespace Saddle.Data.Arrays;

/// <summary>A format of files that hold all images of a set.</summary>
internal abstract class SetFormat
{
    /// <summary>Whether its files hold arrays that are told by <see cref="DatasetOptions.ArrayName"/>.</summary>
    /// <value>false unless a format says so.</value>
    public virtual bool NamesArrays => false;

    /// <summary>Whether a file is meant to be of this format, sound or not.</summary>
    public abstract bool Recognises(FileStart file);

    /// <summary>Reads a file that was recognised.</summary>
    /// <param name="source">The file.</param>
    /// <param name="options">Test and what the format itself has a use for; sizes may be left as they are.</param>
    /// <exception cref="Nn.Formats.DataException">The file is damaged, or holds nothing that is read.</exception>
    public abstract ImageDataset Read(SourceFile source, DatasetOptions options);
}
