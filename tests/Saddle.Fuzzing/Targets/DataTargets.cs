using System.IO.Compression;
using Parquet;
using Saddle.Data;
using Saddle.Data.Cifar;
using Saddle.Data.Folders;
using Saddle.Data.Idx;
using Saddle.Data.Tests.Numpy;
using Saddle.Data.Text;
using Saddle.Nn.Formats;

namespace Saddle.Fuzzing.Targets;

/// <summary>Readers of data, but pictures.</summary>
internal static class DataTargets
{
    private static readonly byte[] s_images = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 3, .. new byte[18]];
    private static readonly byte[] s_labels = [0, 0, 8, 1, 0, 0, 0, 2, 7, 9];
    private static readonly byte[] s_record = [3, .. new byte[3072]];

    private static readonly byte[][] s_arrays =
    [
        NpyFile.Raw("|u1", "(2, 3, 3)", new byte[18]), NpyFile.Raw("<f4", "(2, 3, 3)", new byte[72]),
        NpyFile.Raw(">i2", "(1, 3, 2, 2)", new byte[24], fortran: true),
    ];

    private static readonly byte[][] s_archives =
    [
        NpyFile.Archive(("x", s_arrays[0]), ("y", NpyFile.Raw("<i8", "(2,)", new byte[16]))),
        NpyFile.Archive(("train_images", s_arrays[2]), ("train_labels", NpyFile.Raw("|u1", "(1, 1)", [7]))),
    ];

    // One white pixel.
    private static readonly byte[] s_picture =
    [
        (byte)'B', (byte)'M', 58, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 24, 0,
        .. new byte[24], 255, 255, 255, 0,
    ];

    private static readonly string s_imagesPath = Beside("plain-images", s_images);

    public static IReadOnlyList<Target> All { get; } =
    [
        Of("idx", "train-images-idx3-ubyte", [s_images, Packed(s_images)], path => IdxReader.Read(path)),
        Of("idx-gzip", "train-images-idx3-ubyte.gz", [s_images], path =>
        {
            File.WriteAllBytes(path, Packed(File.ReadAllBytes(path)));
            IdxReader.Read(path);
        }),
        Of("idx-labels", "labels", [s_labels, Packed(s_labels)], path => IdxReader.Read(s_imagesPath, path)),
        Of("cifar", "data_batch_1.bin", [s_record, [.. s_record, .. s_record], [3, .. s_record]],
            path => CifarReader.Read(path)),
        Of("cifar-names", "batches.meta.txt", [.. Inputs.Texts("a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n")], path =>
            CifarReader.Read(CifarBeside(path))),
        Of("npy", "x.npy", s_arrays, path => DatasetCatalogue.Open(path),
            Inputs.Texts("<f4", "(2, 3, 3)", ">i2", "True")),
        Of("npz", "set.npz", s_archives, path => DatasetCatalogue.Open(path)),
        Of("hdf5", "set.h5", [FormatBytes.Hdf5(chunked: false), FormatBytes.Hdf5(chunked: true)], path =>
            DatasetCatalogue.Open(path))
            // The package takes memory for a text of any length that is announced, before it looks for the text.
            with { MemoryLimit = 4L << 30 },
        Of("parquet", "set.parquet", [
                FormatBytes.Parquet(numbers: true), FormatBytes.Parquet(numbers: false),
                FormatBytes.Parquet(numbers: true, CompressionMethod.None),
                FormatBytes.Parquet(numbers: false, CompressionMethod.Zstd),
            ], path =>
            DatasetCatalogue.Open(path)),
        Of("data", "anything", [
                s_images, s_record, Packed(s_labels), .. s_arrays, .. s_archives,
                .. Inputs.Texts("1,2,3\n", "<html>"),
            ], path =>
            DatasetCatalogue.Open(path)),
        Of("zip", "pictures.zip", [Zip(("a/1.bmp", s_picture), ("b/2.bmp", s_picture))],
            path => ImageFolder.Read(path)),
        Of("zip-sets", "sets.zip", [
                Zip(("train-images-idx3-ubyte", s_images), ("train-labels-idx1-ubyte", s_labels)),
                Zip(("raw/train-images-idx3-ubyte.gz", Packed(s_images))), Zip(("x.npy", s_arrays[0])),
                Zip(("data_batch_1.bin", [.. s_record, .. s_record])), Zip(("x.npz", s_archives[0])),
            ], path =>
            DatasetCatalogue.Open(path)),
        Of("labels", "labels.csv", [.. Inputs.Texts("file,class\na.bmp,\"x\"\n")], ReadBeside),
        Of("labels-json", "dataset.json", [.. Inputs.Texts("""{"labels": [["a.bmp", 3]]}""")], ReadBeside),
        new("text", typeof(ArgumentException), Inputs.Texts("the sea was calm", "äöü\u0000\ud83d\ude00"),
            Inputs.Texts("`", "\uFFFD", "\n"), input =>
            {
                string text = Inputs.Text(input);
                Vocabulary.Of([text, ""], most: 3 + text.Length % 30);
            }),
    ];

    private static Target Of(
        string name, string file, IReadOnlyList<byte[]> seeds, Action<string> read, byte[][]? tokens = null) =>
        new(name, typeof(DataException), seeds,
            tokens ?? [[0, 0, 8, 3], [0, 0, 8, 1], [0x1F, 0x8B], [.. new byte[3073]]], Inputs.ByFile(file, read));

    private static byte[] Zip(params (string Name, byte[] Bytes)[] files)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create))
        {
            foreach ((string name, byte[] bytes) in files)
            {
                using Stream entry = archive.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        return packed.ToArray();
    }

    // The table's folder, with a picture in it.
    private static void ReadBeside(string table)
    {
        string folder = Path.GetDirectoryName(table)!;
        Beside(Path.Combine(folder, "a.bmp"), s_picture);
        ImageFolder.Read(folder);
    }

    private static string CifarBeside(string names) => Beside(Path.Combine(Path.GetDirectoryName(names)!, "one.bin"),
        s_record);

    private static string Beside(string name, byte[] content)
    {
        string path = Path.IsPathRooted(name) ? name : Inputs.PathOf("idx", name);
        if (!File.Exists(path))
        {
            File.WriteAllBytes(path, content);
        }

        return path;
    }

    private static byte[] Packed(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Fastest))
        {
            stream.Write(content);
        }

        return packed.ToArray();
    }
}
