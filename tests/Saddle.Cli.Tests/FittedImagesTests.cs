using Saddle.Cli.Tests.Training;
using Saddle.Data;
using Saddle.Data.Pictures;
using Xunit;

namespace Saddle.Cli.Tests;

/// <summary>Every verb opens images alike whose size no convolutional architecture takes.</summary>
public sealed class FittedImagesTests
{
    private const string Told = "images of 28 x 28 pixels are padded to 32 x 32, which the networks take; --resize N "
        + "or --pad N chooses otherwise, --architecture mlp keeps them";

    [Fact]
    public void Fitting_is_told_once_and_kept()
    {
        using var folder = new TemporaryFolder();
        Write(folder.At("pics"), 10);
        Write(folder.At("more"), 12);
        string pics = folder.At("pics"), run = folder.At("runs", "00000-pics-dcgan-wgan-gp");
        CommandLine line = CommandLine.Run("train", "--data", pics, "--dry-run");
        Assert.Equal((0, $"'pics': {Told}.\n"), (line.Code, line.Error));
        Assert.Contains("\"pad\": 32,", line.Out, StringComparison.Ordinal);
        line = RunFolderTests.Train(folder, "--steps", "1", "--data", pics);
        Assert.Equal((0, $"'pics': {Told}.\n"), (line.Code, line.Error));
        line = CommandLine.Run("resume", run, "--steps", "2");
        Assert.Equal((0, ""), (line.Code, line.Error));
        foreach (string[] data in (string[][])[[], ["--data", pics], ["--data", folder.At("more"), "--limit", "11"]])
        {
            line = CommandLine.Run(
                ["evaluate", run, "--count", "20", "--metrics", "sliced-wasserstein", .. data]);
            Assert.Equal((0, ""), (line.Code, line.Error));
            string real = data.Length > 2 ? "11 of 'more'" : "10 of 'pics'";
            Assert.Contains($": 20 samples against {real}\n", line.Out, StringComparison.Ordinal);
        }

        line = CommandLine.Run("evaluate", run, "--data", folder.At("more"), "--pad", "30");
        Assert.Equal((2, "saddle: evaluate: samples and data differ in size. The model makes 1024 numbers per example, "
            + "'more' has 900. Use --pad or --resize, or the run's own data.\n"), (line.Code, line.Error));
    }

    [Fact]
    public void Compared_runs_are_fitted_alike_and_none_whose_networks_are_named()
    {
        using var folder = new TemporaryFolder();
        Write(folder.At("pics"), 10);
        string[] compare =
        [
            "compare", "--methods", "gan,hinge", "--seeds", "0", "--steps", "1", "--count", "20", "--metrics",
            "sliced-wasserstein", "--data", folder.At("pics"), "--width", "4", "--latent", "8", "--batch", "4",
            "--outdir", folder.At("fair"),
        ];
        CommandLine line = CommandLine.Run(compare);
        Assert.Equal((0, $"'pics': {Told}.\n"), (line.Code, line.Error));
        Assert.Equal((0, $"'pics': {Told}.\n"), CommandLine.Run(compare) is var again
            ? (again.Code, again.Error) : default);
        line = CommandLine.Run("train", "--data", folder.At("pics"), "--architecture", "mlp", "--dry-run");
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.Contains("generator: to [1, 28, 28], ", line.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Sizes_that_leave_fully_connected_networks_are_told()
    {
        using var folder = new TemporaryFolder();
        Write(folder.At("pics"), 4);
        CommandLine line = CommandLine.Run("train", "--data", folder.At("pics"), "--pad", "30", "--dry-run");
        Assert.Equal((0, "'pics': images of 30 x 30 pixels, as asked for, are learned by fully connected networks; the "
            + "nearest that convolutional ones take is 32 x 32.\n"), (line.Code, line.Error));
        line = CommandLine.Run("train", "--data", folder.At("pics"), "--resize", "64", "--width", "2", "--dry-run");
        Assert.Equal((0, ""), (line.Code, line.Error));
    }

    [Fact]
    public void Data_say_how_training_fits_them()
    {
        using var folder = new TemporaryFolder();
        Write(folder.At("pics"), 2);
        CommandLine line = CommandLine.Run("data", folder.At("pics"), "--no-sheet");
        Assert.EndsWith($"\nto train, {Told}\n", line.Out, StringComparison.Ordinal);
        foreach (string[] data in (string[][])[["digits"], ["ring8"], [folder.At("pics"), "--pad", "30"]])
        {
            line = CommandLine.Run(["data", .. data, "--no-sheet"]);
            Assert.DoesNotContain("to train", line.Out, StringComparison.Ordinal);
        }
    }

    // More than are decoded when a folder is opened.
    [Fact]
    public void Pictures_that_are_decoded_on_demand_are_fitted_as_if_their_size_had_been_asked_for()
    {
        using var folder = new TemporaryFolder();
        Write(folder.At("many"), 2001, 5, 7);
        CommandLine begun = RunFolderTests.Train(folder, "--steps", "1", "--data", folder.At("many"));
        Assert.Equal((0, "'many': images of 7 x 5 pixels are resized to 8 x 8, their middle cut out, which the "
            + "networks take; --resize N or --pad N chooses otherwise, --architecture mlp keeps them.\n"),
            (begun.Code, begun.Error));
        CommandLine resumed = CommandLine.Run(
            "resume", Directory.GetDirectories(folder.At("runs")).Single(), "--steps", "2");
        Assert.Equal((0, ""), (resumed.Code, resumed.Error));
    }

    private static void Write(string folder, int count, int width = 28, int height = 28)
    {
        Directory.CreateDirectory(folder);
        for (int i = 0; i < count; i++)
        {
            byte[] pixels = [.. Enumerable.Range(0, width * height).Select(pixel => (byte)(pixel * (i + 1)))];
            File.WriteAllBytes(Path.Combine(folder, $"{i}.png"),
                PngWriter.Encode(new RasterImage(width, height, 1, pixels), isSigned: false));
        }
    }
}
