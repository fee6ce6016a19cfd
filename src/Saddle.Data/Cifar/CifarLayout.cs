namespace Saddle.Data.Cifar;

/// <summary>How the records of one of the two CIFAR sets are laid out.</summary>
/// <param name="Kind">Which set.</param>
/// <param name="Name">What messages call it.</param>
/// <param name="LabelLimits">For each label byte before the pixels, the number of classes; the last is read.</param>
/// <param name="TrainingFiles">The pattern of the files of training images in a folder.</param>
/// <param name="TestFile">The file of test images in a folder.</param>
/// <param name="NamesFile">The names of the classes, one a line.</param>
internal sealed record CifarLayout(
    CifarKind Kind, string Name, byte[] LabelLimits, string TrainingFiles, string TestFile, string NamesFile)
{
    /// <summary>Rows and columns.</summary>
    public const int Size = 32;

    /// <summary>Bytes of an image.</summary>
    public const int Pixels = 3 * Size * Size;

    /// <summary>CIFAR-10, then CIFAR-100.</summary>
    public static IReadOnlyList<CifarLayout> All { get; } =
    [
        new(CifarKind.Cifar10, "CIFAR-10", [10], "data_batch*.bin", "test_batch.bin", "batches.meta.txt"),
        new(CifarKind.Cifar100, "CIFAR-100", [20, 100], "train.bin", "test.bin", "fine_label_names.txt"),
    ];

    /// <summary>Bytes of a label and an image.</summary>
    public int Record => LabelLimits.Length + Pixels;

    /// <summary>Classes.</summary>
    public int Classes => LabelLimits[^1];

    /// <summary>Whether a file is as long as whole records.</summary>
    public bool FitsLength(long length) => length > 0 && length % Record == 0;

    /// <summary>The first record with a label that is none; −1 where all are.</summary>
    /// <param name="content">Whole records.</param>
    public int FirstImpossible(ReadOnlySpan<byte> content)
    {
        for (int record = 0; record * Record < content.Length; record++)
        {
            for (int i = 0; i < LabelLimits.Length; i++)
            {
                if (content[record * Record + i] >= LabelLimits[i])
                {
                    return record;
                }
            }
        }

        return -1;
    }
}
