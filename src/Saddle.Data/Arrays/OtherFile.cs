using System.Text;
using Saddle.Data.Files;
using Saddle.Data.Pictures;
using Saddle.Nn.Formats;

namespace Saddle.Data.Arrays;

/// <summary>A file that is no set of images, but is known well enough to say what it is and what to do.</summary>
internal sealed class OtherFile : SetFormat
{
    /// <summary>What a name in an archive of PyTorch ends with.</summary>
    public const string Pickle = "/data.pkl";

    private const string Folder = "Put pictures into a folder and name the folder.";
    private const string Unpack = "Unpack it and name the folder.";
    private const string Again = "Open the address in a browser to see what is wrong, and download the file again.";
    private const string Numpy = "Write its images and labels with numpy.savez as arrays 'images' and 'labels'.";

    /// <summary>What starts like this, at an offset, is that, with what to do.</summary>
    private static readonly (int Offset, string Bytes, string Name, string Remedy)[] s_marks =
    [
        (0, "<!doctype html", "an HTML page, which a server sends in place of a file", Again),
        (0, "<html", "an HTML page, which a server sends in place of a file", Again),
        (0, "version https://git-lfs", "a pointer of Git LFS, not the file itself",
            "Run 'git lfs pull' where it is from."),
        (0, "MATLAB 5.0 MAT-file", "a MATLAB file", Numpy),
        (0, "MATLAB 7.3 MAT-file", "a MATLAB file of version 7.3", Numpy),
        (0, "\x80\x02", "a Python pickle, which is never run here", Numpy),
        (0, "\x80\x03", "a Python pickle, which is never run here", Numpy),
        (0, "\x80\x04", "a Python pickle, which is never run here", Numpy),
        (0, "\x80\x05", "a Python pickle, which is never run here", Numpy),
        (0, "ARROW1", "an Arrow file", "Write it as Parquet (to_parquet)."),
        (0, "SQLite format 3", "an SQLite database", Folder),
        (0, "BZh", "a bzip2 archive", Unpack), (0, "\xFD7zXZ", "an xz archive", Unpack),
        (0, "\x28\xB5\x2F\xFD", "a zstd archive", Unpack), (0, "7z\xBC\xAF", "a 7z archive", Unpack),
        (0, "Rar!", "a RAR archive", Unpack), (257, "ustar", "a tar archive", Unpack),
    ];

    /// <inheritdoc/>
    public override bool Recognises(FileStart file) => Of(file) is not null;

    /// <inheritdoc/>
    public override ImageDataset Read(SourceFile source, DatasetOptions options)
    {
        var start = FileStart.Of(source);
        (string name, string remedy) = Of(start) ?? Unknown(start);
        throw new DataException(source.Path, $"data: '{source.Path}' is no set of images. It is {name}. {remedy}");
    }

    private static (string Name, string Remedy) Unknown(FileStart file) => file.Bytes.Length == 0
        ? ("empty", "Copy or download the file again.")
        : ($"a file of {file.Length} bytes, of which the first are "
            + Convert.ToHexString(file.Bytes.AsSpan(0, Math.Min(8, file.Bytes.Length))), "Name an IDX, CIFAR, npy, "
            + "npz, HDF5 or Parquet file, or a folder of pictures.");

    private static (string Name, string Remedy)? Of(FileStart file) =>
        Marked(file.Bytes) ?? Packed(file) ?? Zip(file) ?? Picture(file.Bytes) ?? Named(file);

    private static (string Name, string Remedy)? Marked(byte[] bytes)
    {
        string text = Encoding.Latin1.GetString(bytes);
        foreach ((int offset, string mark, string name, string remedy) in s_marks)
        {
            ReadOnlySpan<char> there = offset == 0 ? text.AsSpan().TrimStart(" \t\r\n") : text.AsSpan(
                Math.Min(offset, text.Length));
            if (there.StartsWith(mark, StringComparison.OrdinalIgnoreCase))
            {
                return (name, remedy);
            }
        }

        return null;
    }

    private static (string Name, string Remedy)? Packed(FileStart file)
    {
        if (file.Bytes is not [0x1F, 0x8B, ..])
        {
            return null;
        }

        if (Marked(file.Unpacked) is { } inside)
        {
            return ("a gzip file that holds " + inside.Name, inside.Remedy);
        }

        return file.Unpacked.Length == 0
            ? ("a gzip file that cannot be unpacked, or an empty one", "Copy or download the file again.")
            : ("a gzip file that holds no IDX images", "Unpack it and name what is in it.");
    }

    // All other archives are read as pictures.
    private static (string Name, string Remedy)? Zip(FileStart file) =>
        file.Bytes is [(byte)'P', (byte)'K', 3 or 5, 4 or 6, ..]
            ? ("a PyTorch file, whose pickle is never run here", Numpy)
            : null;

    private static (string Name, string Remedy)? Picture(byte[] bytes) =>
        PictureReader.IsPicture(bytes.AsSpan(0, Math.Min(16, bytes.Length)))
            ? ("a single picture", Folder)
            : ForeignFormat.Of(bytes) is { } name ? (name, Folder) : null;

    private static (string Name, string Remedy)? Named(FileStart file)
    {
        // A length of eight bytes, then JSON.
        if (file.Bytes is [_, _, _, _, _, 0, 0, 0, (byte)'{', ..])
        {
            return ("a safetensors file, which holds a model", "Name the data that it learned from.");
        }

        bool isText = file.Bytes.Length > 0 && !file.Bytes.AsSpan().ContainsAnyInRange((byte)0, (byte)8);
        return (isText, file.IsNamed(".csv", ".tsv"), file.IsNamed(".json", ".jsonl")) switch
        {
            (true, true, _) => ("a table", Numpy),
            (true, _, true) => ("a JSON file", Folder),
            (true, _, _) => ("a text", Folder),
            _ => null,
        };
    }
}
