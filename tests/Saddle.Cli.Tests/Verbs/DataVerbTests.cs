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
        File.WriteAllBytes(folder.At("cats", "good.png"), PngWriter.Encode(picture, isSigned: false));
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
    public void A_sheet_replaces_only_what_this_program_wrote()
    {
        using var folder = new TemporaryFolder();
        string sheet = folder.At("cl-sheet.png");
        File.WriteAllText(sheet, "mine");
        CommandLine line = CommandLine.Run("data", "digits", "--sheet", sheet);
        Assert.Equal((2, "", $"saddle: data: a file is there that this program did not write. {sheet} would be "
            + "replaced. Name another place, or move the file away.\n"), (line.Code, line.Out, line.Error));
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
        Assert.StartsWith($"saddle: the picture cannot be written. {folder.At("file", "sheet.png")}: ", line.Error,
            StringComparison.Ordinal);
        Assert.EndsWith(" Choose a place that can be written to.\n", line.Error, StringComparison.Ordinal);
    }

    [SharedDataFact]
    public void Test_images_of_an_idx_folder_are_counted()
    {
        CommandLine line = CommandLine.Run("data", SharedData.At("mnist"), "--test", "--pad", "32", "--no-sheet");
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.Contains(" images of shape [1, 32, 32]\n", line.Out, StringComparison.Ordinal);
    }
}
