using System.Text;
using Saddle.Data.Arrays;

namespace Saddle.Data.Folders;

/// <summary>A zip archive of pictures, read as the folder that was packed.</summary>
internal sealed class ArchiveFormat : SetFormat
{
    /// <inheritdoc/>
    public override bool Recognises(FileStart file) =>
        file.Bytes is [(byte)'P', (byte)'K', 3 or 5, 4 or 6, ..]
        && !Encoding.Latin1.GetString(file.Bytes).Contains(OtherFile.Pickle, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override ImageDataset Read(string path, DatasetOptions options) => ImageFolder.Read(path, options);
}
