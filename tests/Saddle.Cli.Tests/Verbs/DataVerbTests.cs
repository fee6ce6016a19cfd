using Saddle.Data;
using Saddle.Data.Pictures;
using Saddle.Testing;
using Xunit;

namespace Saddle.Cli.Tests.Verbs;

public sealed class DataVerbTests
{
    [Fact]
    public void The_digits_are_counted_by_class_and_shown_on_a_sheet()
    {
        using var folder = new TemporaryFolder();
        string sheet = folder.At("new", "sheet.png");
        CommandLine line = CommandLine.Run("data", "--sheet", sheet);
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.StartsWith("digits: 1,797 images of shape [1, 8, 8]\nsha256 ", line.Out, StringComparison.Ordinal);
        Assert.Contains("class 0: 178\nclass 1: 182\n", line.Out, StringComparison.Ordinal);
        Assert.EndsWith($"contact sheet: {sheet}\n", line.Out, StringComparison.Ordinal);
        RasterImage picture = PictureReader.Read(sheet).Image;
        Assert.Equal(picture.Width, picture.Height);
    }

    [Fact]
    public void Unknown_data_name_the_nearest()
    {
        CommandLine line = CommandLine.Run("data", "dgits");
        Assert.Equal(2, line.Code);
        Assert.Equal("saddle: data: unknown data set 'dgits'. It is neither built in nor a file or folder here. "
            + "The nearest name is 'digits'.\n", line.Error);
    }

    [Fact]
    public void Data_named_twice_are_refused()
    {
        CommandLine line = CommandLine.Run("data", "ring8", "--data", "digits", "--no-sheet");
        Assert.Equal((2, "", "saddle: data: the data are named twice. Got 'ring8' and --data 'digits'. "
            + "Name them once.\n"), (line.Code, line.Out, line.Error));
    }

    [Fact]
    public void Every_bad_file_of_a_folder_is_named()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.At("cats"));
        var picture = new RasterImage(2, 2, 1, [0, 50, 100, 150]);
        Store(picture, folder.At("cats", "good.png"));
        PngWriter.Write(picture, folder.At("cats", "own.png"));
        File.WriteAllText(folder.At("cats", "bad.png"), "no picture");
        CommandLine line = CommandLine.Run("data", folder.Path, "--no-sheet");
        Assert.Equal((0, "1 of 2 files were left out: cats/bad.png (this is not a JPEG, PNG, WebP, GIF or BMP "
            + "file).\n"), (line.Code, line.Error));
        Assert.Contains("class 0 (cats): 1\nnote: passed over, since they are never data: 1 picture that this program "
            + "wrote\n", line.Out, StringComparison.Ordinal);
        Assert.Contains("1 images of shape [1, 2, 2]", line.Out, StringComparison.Ordinal);
        Assert.Contains("left out cats/bad.png: ", line.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_background_that_nothing_shows_is_refused()
    {
        using var folder = new TemporaryFolder();
        Array.ForEach(["grey", "clear"], name => Directory.CreateDirectory(folder.At(name)));
        Store(new RasterImage(2, 1, 1, [0, 50]), folder.At("grey", "a.png"));
        Store(new RasterImage(2, 1, 4, [1, 2, 3, 255, 1, 2, 3, 9]), folder.At("clear", "a.png"));
        foreach (string[] data in (string[][])[["digits"], ["grey"], ["grey", "--resize", "2"]])
        {
            string name = data[0] == "grey" ? folder.At("grey") : data[0];
            foreach (string verb in (string[])["data", "train"])
            {
                CommandLine line = CommandLine.Run([verb, "--data", name, .. data[1..], "--background", "white"]);
                Assert.Equal((2, "", $"saddle: background: nothing shows it. Got white, but '{data[0]}' has no "
                    + "transparent pixels, and images are neither contained nor padded. Leave it out, or choose --pad "
                    + "or --fit contain.\n"), (line.Code, line.Out, line.Error));
            }
        }

        foreach (string[] data in (string[][])
            [["digits", "--pad", "10"], ["grey", "--resize", "2", "--fit", "contain"], ["clear"]])
        {
            string name = data[0] == "digits" ? data[0] : folder.At(data[0]);
            CommandLine line = CommandLine.Run(["data", name, .. data[1..], "--background", "white", "--no-sheet"]);
            Assert.Equal((0, ""), (line.Code, line.Error));
        }
    }

    [Fact]
    public void A_sheet_replaces_only_what_this_program_wrote()
    {
        using var folder = new TemporaryFolder();
        string sheet = folder.At("cl-sheet.png");
        File.WriteAllText(sheet, "mine");
        CommandLine line = CommandLine.Run("data", "digits", "--sheet", sheet);
        Assert.Equal((2, "", $"saddle: data: something is there that this program did not write. {sheet} would be "
            + "replaced. Name another place, or move it away.\n"), (line.Code, line.Out, line.Error));
        File.Delete(sheet);
        Assert.EndsWith($"contact sheet: {sheet}\n", CommandLine.Run("data", "digits", "--sheet", sheet).Out,
            StringComparison.Ordinal);
        Assert.EndsWith($"contact sheet: {sheet}, replaced\n",
            CommandLine.Run("data", "digits", "--sheet", sheet).Out, StringComparison.Ordinal);
        Assert.Equal((2, "saddle: data: --sheet says where the contact sheet goes. Got --no-sheet as well, which "
            + "writes none. Leave one of them out.\n"),
            CommandLine.Run("data", "--sheet", sheet, "--no-sheet") is var both ? (both.Code, both.Error) : default);
    }

    [Fact]
    public void A_sheet_that_cannot_be_written_is_told()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.At("file"), "");
        CommandLine line = CommandLine.Run("data", "--sheet", folder.At("file", "sheet.png"));
        Assert.Equal(1, line.Code);
        Assert.StartsWith($"saddle: the results cannot be written. {folder.At("file", "sheet.png")}: ", line.Error,
            StringComparison.Ordinal);
        Assert.EndsWith(" Choose a place that can be written to.\n", line.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_fit_both_sets_of_cifar_are_read_as_the_format_says()
    {
        using var folder = new TemporaryFolder();
        string path = folder.At("x.bin");
        File.WriteAllBytes(path, new byte[3073 * 3074]);
        CommandLine both = CommandLine.Run("data", path, "--no-sheet");
        Assert.Equal((2, $"saddle: CIFAR '{path}': it could be of CIFAR-10 or of CIFAR-100. Its 9446402 bytes are "
            + "whole images of both, and all labels are possible in both. Say which it is: --format cifar10 or "
            + "--format cifar100.\n"), (both.Code, both.Error));
        foreach ((string format, string images) in ((string, string)[])[("cifar10", "3,074"), ("cifar100", "3,073")])
        {
            CommandLine line = CommandLine.Run("data", path, "--no-sheet", "--format", format);
            Assert.Equal((0, ""), (line.Code, line.Error));
            Assert.StartsWith($"x.bin: {images} images of shape [3, 32, 32]\n", line.Out, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_array_that_nothing_chooses_is_refused()
    {
        CommandLine line = CommandLine.Run("data", "digits", "--dataset", "faces");
        Assert.Equal((2, "saddle: data: 'digits' has no arrays to choose from. Got --dataset faces, which only HDF5 "
            + "and npz files read. Leave it out.\n"), (line.Code, line.Error));
        Assert.Equal(line.Error, CommandLine.Run("train", "--data", "digits", "--dataset", "faces", "--dry-run").Error);
    }

    [Fact]
    public void Findings_are_told_one_a_line_with_what_mends_them()
    {
        using var folder = new TemporaryFolder();
        var picture = new RasterImage(2, 2, 1, [0, 50, 100, 150]);
        Store(picture, folder.At("a.png"));
        Store(picture, folder.At("b.png"));
        CommandLine line = CommandLine.Run("data", folder.Path, "--no-sheet", "--resize", "16");
        Assert.Equal(0, line.Code);
        Assert.Contains("\nstored as 2 x 2 pixels\n", line.Out, StringComparison.Ordinal);
        Assert.Contains("\nenlarged: 2 of 2 pictures have fewer than 16 pixels to a side, and are blurred: a.png, "
            + "b.png. Mend: remove a.png, b.png.\nduplicates: 1 of 2 images equal others: b.png = a.png. "
            + "Mend: remove b.png.\n", line.Out, StringComparison.Ordinal);
    }

    [SharedDataFact]
    public void Test_images_of_an_idx_folder_are_counted()
    {
        CommandLine line = CommandLine.Run("data", SharedData.At("mnist"), "--test", "--pad", "32", "--no-sheet");
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.Contains(" images of shape [1, 32, 32]\n", line.Out, StringComparison.Ordinal);
    }

    private static void Store(RasterImage picture, string path) =>
        File.WriteAllBytes(path, PngWriter.Encode(picture, isSigned: false));
}
