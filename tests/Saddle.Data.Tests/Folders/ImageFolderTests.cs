using System.Diagnostics;
using Saddle.Data.Folders;
using Saddle.Data.Pictures;
using Saddle.Data.Tests.Idx;
using Saddle.Data.Tests.Pictures;
using Saddle.Nn.Formats;
using Saddle.Testing;
using Xunit;

namespace Saddle.Data.Tests.Folders;

public sealed class ImageFolderTests
{
    private static readonly byte[] s_grey = Png(2, 2, 1, [1, 2, 3, 4]);

    [Fact]
    public void First_level_folders_are_classes_in_ordinal_order()
    {
        string root = Tree(("b/2.png", s_grey), ("B/1.png", s_grey), ("a/deep/er/3.png", s_grey), ("a/1.txt", [1]));
        ImageDataset set = ImageFolder.Read(root);
        Assert.Equal(["B", "a", "b"], set.ClassNames);
        Assert.Equal([0, 1, 2], set.Labels!);
        Assert.Equal((3, 1, 2, 2), (set.Count, set.Channels, set.Height, set.Width));
        Assert.Equal([1, 2, 3, 4], set.Image(2).ToArray());
    }

    [Fact]
    public void Files_in_the_root_alone_are_unlabelled()
    {
        ImageDataset set = ImageFolder.Read(Tree(("1.png", s_grey), ("2.png", s_grey)));
        Assert.Null(set.Labels);
        Assert.Empty(set.ClassNames);
    }

    [UnixFact]
    public void Pipes_are_not_waited_for()
    {
        string root = Tree(("1.png", s_grey));
        using (var made = Process.Start("mkfifo", [Path.Combine(root, "2.png"), Path.Combine(root, "labels.csv")]))
        {
            made.WaitForExit();
        }

        Assert.Equal("1 of 2 files were left out: 2.png (the file is empty)", ImageFolder.Read(root).LeftOut);
    }

    [Fact]
    public void Every_bad_file_is_listed_by_name_with_its_reason()
    {
        string root = Tree(("a/1.png", s_grey), ("a/cut.png", s_grey[..40]), ("a/scan.tif", "II*\0"u8.ToArray()),
            ("a/empty.png", []), ("stray.png", s_grey));
        File.CreateSymbolicLink(Path.Combine(root, "a", "link.png"), Path.Combine(root, "a", "1.png"));
        ImageDataset data = ImageFolder.Read(root, new DatasetOptions { Labelled = true });
        Assert.Equal((1, 6), (data.Count, data.FileCount));
        Assert.Equal("5 of 6 files were left out: a/cut.png (the file ends before its IEND chunk), a/empty.png (the "
            + "file is empty), a/link.png (is a link), a/scan.tif (this is not a JPEG, PNG, WebP, GIF or BMP file), "
            + "stray.png (has no class)", data.LeftOut);
        Assert.Equal(
            [
                "PNG 'a/cut.png': the file ends before its IEND chunk. It has 40 bytes. "
                    + "Save the picture again or remove the file.",
                "picture 'a/empty.png': the file is empty. It has 0 bytes. Save the picture again or remove the file.",
                "folder: 'a/link.png' is a link. Links are not followed. Copy what it points to into the folder.",
                "picture 'a/scan.tif': this is not a JPEG, PNG, WebP, GIF or BMP file. It is a TIFF picture. "
                    + "Convert it to one of these or remove it.",
                "folder: 'stray.png' has no class. It lies beside the folders of classes, or no table of labels names "
                    + "it. Move it into the folder of its class.",
            ],
            data.BadFiles.Select(bad => bad.Reason));
        Assert.Equal("a/cut.png", data.BadFiles[0].Path);
    }

    [Fact]
    public void Links_out_of_the_root_are_not_followed()
    {
        string outside = Tree(("secret.png", s_grey));
        string root = Tree(("1.png", s_grey));
        Directory.CreateSymbolicLink(Path.Combine(root, "out"), outside);
        ImageDataset data = ImageFolder.Read(root);
        Assert.Equal((1, 1), (data.Count, data.BadFiles.Count));
    }

    [Fact]
    public void A_png_is_told_by_content_not_by_name() =>
        Assert.Equal(1, ImageFolder.Read(Tree(("really-a-png.jpg", s_grey))).Count);

    [Fact]
    public void Grey_and_colour_mixed_become_colour_unless_grey_is_asked_for()
    {
        string root = Tree(("1.png", s_grey), ("2.png", Png(2, 2, 3, [255, 0, 0, .. new byte[9]])));
        Assert.Equal(3, ImageFolder.Read(root).Channels);
        ImageDataset grey = ImageFolder.Read(root, new DatasetOptions { Colour = ColourMode.Grey });
        Assert.Equal(1, grey.Channels);
        Assert.Equal(76, grey.Image(1)[0]); // 0.299 · 255 = 76.2
    }

    [Fact]
    public void Every_format_is_read_whatever_its_name()
    {
        string root = Tree(
            ("1.jpg", PictureBytes.Orange(SkiaSharp.SKEncodedImageFormat.Jpeg)),
            ("2", PictureBytes.Orange(SkiaSharp.SKEncodedImageFormat.Webp)),
            ("3.JPEG", PictureBytes.Gif()),
            ("4.png", PictureBytes.Bmp(2, 2, new byte[16])));
        ImageDataset data = ImageFolder.Read(root, new DatasetOptions { Resize = 2 });
        Assert.Equal((4, 3), (data.Count, data.Channels));
        Assert.Empty(data.BadFiles);
        Assert.Empty(data.Remarks);
    }

    [Fact]
    public void Colours_of_pixels_that_nobody_sees_make_no_colour_picture()
    {
        string root = Tree(("1.png", Png(2, 1, 4, [255, 0, 0, 0, 7, 7, 7, 255])));
        ImageDataset data = ImageFolder.Read(root);
        Assert.Equal(1, data.Channels);
        Assert.Equal([255, 7], data.ToArray());
        Assert.Equal(["1 picture with transparent pixels, laid over white (--background)"], data.Remarks);
    }

    [Fact]
    public void Transparent_pixels_are_laid_over_the_background()
    {
        string root = Tree(("1.png", Png(2, 1, 4, [255, 0, 0, 0, 7, 7, 7, 255])));
        ImageDataset data = ImageFolder.Read(root, new DatasetOptions { Background = new Rgb(1, 2, 3) });
        Assert.Equal([1, 7, 2, 7, 3, 7], data.ToArray());
    }

    [Fact]
    public void Contained_pictures_are_framed_by_the_background()
    {
        string root = Tree(("1.png", Png(4, 2, 1, [9, 9, 9, 9, 9, 9, 9, 9])));
        var options = new DatasetOptions { Resize = 4, Fit = Fit.Contain };
        byte[] black = ImageFolder.Read(root, options).ToArray();
        Assert.Equal([0, 0, 0, 0, 9, 9, 9, 9, 9, 9, 9, 9, 0, 0, 0, 0], black);
        Assert.Equal(3, ImageFolder.Read(root, options with { Background = new Rgb(200, 0, 0) }).Channels);
    }

    [Fact]
    public void Centre_crop_takes_the_middle_square()
    {
        string root = Tree(("1.png", Png(4, 2, 1, [9, 1, 2, 9, 9, 3, 4, 9])));
        Assert.Equal([1, 2, 3, 4], ImageFolder.Read(root, new DatasetOptions { Resize = 2 }).ToArray());
        Assert.NotEqual([1, 2, 3, 4],
            ImageFolder.Read(root, new DatasetOptions { Resize = 2, Fit = Fit.Stretch }).ToArray());
    }

    [Fact]
    public void Differing_sizes_need_a_size()
    {
        string root = Tree(("1.png", s_grey), ("2.png", Png(1, 3, 1, [1, 2, 3])));
        AssertRefused(root, $"folder: the images in '{root}' differ in size. '1.png' has 2 x 2 pixels, '2.png' has 1 "
            + "x 3. Choose a size to resize to, such as --resize 64.");
    }

    [Fact]
    public void An_empty_folder_is_refused()
    {
        string root = Tree();
        AssertRefused(root, $"folder: '{root}' has no images. It holds no pictures. "
            + "Name a folder of JPEG, PNG, WebP, GIF or BMP files, or of class folders with such files.");
    }

    [Fact]
    public void A_folder_of_nothing_but_bad_files_is_refused_with_the_first_reason()
    {
        string root = Tree(("1.png", []));
        AssertRefused(root, $"folder: '{root}' has no images. None of its 1 files can be used, the first because: "
            + "picture '1.png': the file is empty. It has 0 bytes. Save the picture again or remove the file. "
            + "Name a folder of JPEG, PNG, WebP, GIF or BMP files, or of class folders with such files.");
    }

    [Fact]
    public void A_missing_folder_is_refused()
    {
        string root = Path.Combine(Tree(), "gone");
        AssertRefused(root, $"folder: '{root}' does not exist. Looked in '{Path.GetDirectoryName(root)}'. Check the "
            + "path.");
    }

    [SharedDataFact]
    public void The_suite_gives_161_images_and_14_bad_files()
    {
        ImageDataset data = ImageFolder.Read(SharedData.At("images", "pngsuite"), new DatasetOptions { Resize = 16 });
        Assert.Equal((161, 3), (data.Count, data.Channels));
        Assert.Equal(14, data.BadFiles.Count);
        Assert.All(data.BadFiles, bad => Assert.StartsWith("x", bad.Path, StringComparison.Ordinal));
    }

    internal static string Tree(params (string Path, byte[] Bytes)[] files)
    {
        string root = IdxBytes.Folder();
        foreach ((string path, byte[] bytes) in files)
        {
            string full = Path.Combine(root, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllBytes(full, bytes);
        }

        return root;
    }

    internal static byte[] Png(int width, int height, int channels, byte[] pixels) =>
        PngWriter.Encode(new RasterImage(width, height, channels, pixels), isSigned: false);

    private static void AssertRefused(string root, string message) =>
        Assert.Equal(message, Assert.Throws<DataException>(() => ImageFolder.Read(root)).Message);
}
