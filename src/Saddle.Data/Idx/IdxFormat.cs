using System.Buffers.Binary;
using Saddle.Data.Arrays;
using Saddle.Data.Files;
using Saddle.Nn.Formats;

namespace Saddle.Data.Idx;

/// <summary>A file of images as MNIST's are, plain or gzip.</summary>
internal sealed class IdxFormat : SetFormat
{
    /// <inheritdoc/>
    public override bool Recognises(FileStart file)
    {
        bool isDamaged = file is { Bytes: [0x1F, 0x8B, ..], Unpacked: [] } && IdxName.IsIdx(file.Path);
        // A file of CIFAR may start with the same bytes.
        bool isMarked = HasMark(file.Bytes) && (!file.IsNamed(".bin") || AnnouncedLength(file.Bytes) == file.Length);
        return isMarked || HasMark(file.Unpacked) || isDamaged;
    }

    /// <inheritdoc/>
    public override ImageDataset Read(SourceFile source, DatasetOptions options)
    {
        bool isAsked = !options.Test || IdxName.Of(source).IsTest;
        SourceFile? images = isAsked ? source : IdxReader.FindTestImages(source);
        return IdxReader.Read(images ?? throw new DataException(source.Path, $"IDX '{source.Path}': there are no test "
            + "images. No file named as those of this one lies with it. Name the file of the test images."));
    }

    // Two zeros, a type of element, and a number of dimensions.
    private static bool HasMark(byte[] bytes) =>
        bytes is [0, 0, 8 or 9 or >= 0x0B and <= 0x0E, >= 1 and <= 4, ..];

    private static Int128 AnnouncedLength(byte[] bytes)
    {
        Int128 data = 1;
        int rank = bytes[3];
        for (int i = 1; i <= rank && 4 * i + 4 <= bytes.Length; i++)
        {
            data *= BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(4 * i));
        }

        return 4 + 4 * rank + data;
    }
}
