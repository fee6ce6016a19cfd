using Saddle.Data.Folders;
using Saddle.Data.Tests.Pictures;
using SkiaSharp;

namespace Saddle.Data.Tests.Folders;

/// <summary>Folders of small pictures that are opened as if they were large.</summary>
internal static class ManyPictures
{
    /// <summary>Everything is large: decoded on demand, and cached where a cache is named.</summary>
    public static DatasetOptions OnDemand { get; } = new() { Limits = new PictureLimits(0, 0, 0), Resize = 6 };

    /// <summary>Decoded once when it is opened, and then on demand.</summary>
    public static DatasetOptions DecodedOnce { get; } = new() { Limits = new PictureLimits(0, 2000, 0), Resize = 6 };

    /// <summary>A file that only the decoder finds damaged.</summary>
    public static byte[] DamagedInside { get; } =
    [
        .. PngBytes.Signature, .. ImageFolderTests.Png(4, 4, 1, new byte[16]).AsSpan(8, 25),
        .. PngBytes.Chunk("IDAT", [0x78, 0x9C, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7]), .. PngBytes.Chunk("IEND", []),
    ];

    /// <summary>Pictures of all formats, grey and in colour, turned and transparent.</summary>
    public static (string Path, byte[] Bytes)[] Mixed { get; } =
    [
        ("a/01.png", ImageFolderTests.Png(5, 4, 1, Noise(20, 1))),
        ("a/02.png", ImageFolderTests.Png(4, 4, 3, [.. Noise(16, 2).SelectMany(x => (byte[])[x, x, x])])),
        ("a/03.gif", PictureBytes.Gif(transparent: 1)),
        ("b/04.png", ImageFolderTests.Png(3, 7, 4, Noise(84, 3))),
        ("b/05.jpg", PictureBytes.WithOrientation(PictureBytes.Orange(SKEncodedImageFormat.Jpeg), 6)),
        ("b/06.webp", PictureBytes.Orange(SKEncodedImageFormat.Webp)),
        ("b/07.png", ImageFolderTests.Png(2, 2, 3, Noise(12, 4))),
        ("c/08.bmp", PictureBytes.Bmp(2, 2, Noise(16, 5))),
    ];

    /// <summary>Grey pictures of one size, each of another level: 10, 11, …</summary>
    public static (string Path, byte[] Bytes)[] Levels(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => ($"{i:00}.png",
            ImageFolderTests.Png(4, 4, 1, [.. Enumerable.Repeat((byte)(10 + i), 16)]))),
    ];

    /// <summary>The level of each picture of <see cref="Levels"/> in a set.</summary>
    public static int[] LevelsOf(ImageDataset set) =>
        [.. Enumerable.Range(0, set.Count).Select(i => (int)set.Image(i)[0])];

    /// <summary>A folder whose files are old enough to be believed by their times.</summary>
    public static string OldTree(params (string Path, byte[] Bytes)[] files)
    {
        string root = ImageFolderTests.Tree(files);
        foreach ((string path, _) in files)
        {
            File.SetLastWriteTimeUtc(Path.Combine(root, path), Old);
        }

        return root;
    }

    public static DateTime Old { get; } = new(2020, 5, 17, 12, 0, 0, DateTimeKind.Utc);

    private static byte[] Noise(int count, int seed) =>
        [.. Enumerable.Range(0, count).Select(i => (byte)((i + seed) * (i + 31 * seed) % 251))];
}
