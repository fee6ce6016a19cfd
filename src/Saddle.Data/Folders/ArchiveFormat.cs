using System.Text;
using Saddle.Data.Arrays;
using Saddle.Data.Files;
using Saddle.Nn.Formats;

namespace Saddle.Data.Folders;

/// <summary>A zip archive, read as the folder that was packed.</summary>
internal sealed class ArchiveFormat : SetFormat
{
    /// <inheritdoc/>
    public override bool NamesArrays => true;

    /// <inheritdoc/>
    public override bool Recognises(FileStart file) =>
        file.Bytes is [(byte)'P', (byte)'K', 3 or 5, 4 or 6, ..]
        && !Encoding.Latin1.GetString(file.Bytes).Contains(OtherFile.Pickle, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override ImageDataset Read(SourceFile source, DatasetOptions options) => source.Store == FileStore.Disk
        ? SetFolders.ReadArchive(source.Path, options)
        : throw new DataException(source.Path, $"zip '{source.Path}': it lies in another archive. Only the outer one "
            + "is read in place. Unpack that one.");
}
