using System.Diagnostics;
using Saddle.Cli.Tests.Training;
using Saddle.Cli.Verbs;
using Saddle.Data;
using Saddle.Data.Pictures;
using Xunit;

namespace Saddle.Cli.Tests.Verbs;

public sealed class GenerateVerbTests
{
    [Fact]
    public void Grids_single_pictures_ways_and_classes_are_drawn()
    {
        using var folder = new TemporaryFolder();
        RunFolderTests.Train(folder, "--steps", "2", "--snap", "1", "--conditional");
        string run = folder.At("runs", "00000-digits-dcgan-wgan-gp");
        Assert.Equal($"grid: {Path.Combine(run, "generated-000002-seed0.png")}\n", Draw(run));
        Assert.Equal($"grid: {Path.Combine(run, "generated-000001-seed4-class7.png")}\n",
            Draw(run, "--step", "1", "--seed", "4", "--class", "7", "--count", "5"));
        Assert.Equal($"grid: {Path.Combine(run, "interpolated-000002-seed0.png")}\n",
            Draw(run, "--interpolate", "3", "--columns", "6"));
        Assert.Equal(6 * 34 + 2, PictureReader.Read(Path.Combine(run, "interpolated-000002-seed0.png")).Image.Width);
        Assert.Equal($"3 pictures: {folder.At("out")}\n", Draw(run, "--singles", folder.At("out"), "--count", "3"));
        Assert.Equal(["000000.png", "000001.png", "000002.png"],
            Directory.GetFiles(folder.At("out")).Select(Path.GetFileName).Order());
        Assert.Equal(8, PictureReader.Read(folder.At("out", "000002.png")).Image.Width);
    }

    [Fact]
    public void Points_are_plotted()
    {
        using var folder = new TemporaryFolder();
        RunFolderTests.Train(folder, "--steps", "1", "--data", "ring8");
        string run = folder.At("runs", "00000-ring8-mlp-wgan-gp");
        Assert.Equal($"plot: {Path.Combine(run, "generated-000001-seed0.png")}\n", Draw(run));
        CommandLine line = CommandLine.Run("generate", run, "--columns", "3");
        Assert.Equal((2, "saddle: generate: --columns is for images. This model makes points of the plane. "
            + "Leave --columns out for a plot.\n"), (line.Code, line.Error));
        line = CommandLine.Run("generate", run, "--singles", folder.At("out"));
        Assert.Equal((2, "saddle: generate: --singles is for images. This model makes points of the plane. "
            + "Leave --singles out for a plot.\n"), (line.Code, line.Error));
    }

    [Theory]
    [InlineData("run: there is no snapshot of step 5 in RUN. The run has 1. Name one of these, or no step for the "
        + "newest.", "--step", "5")]
    [InlineData("generate: this model has no classes. Asked for class 0. Leave the class out, or train with "
        + "--conditional.", "--class", "0")]
    [InlineData("generate: --interpolate needs at least 2 columns. Got --columns 1. Leave --columns out for 8.",
        "--interpolate", "1", "--columns", "1")]
    [InlineData("generate: --truncation takes a number of at least 0.05. Got 0.01. Write for example 0.7.",
        "--truncation", "0.01")]
    public void What_cannot_be_drawn_is_told(string message, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        RunFolderTests.Train(folder, "--steps", "1");
        string run = folder.At("runs", "00000-digits-dcgan-wgan-gp");
        CommandLine line = CommandLine.Run(["generate", run, .. arguments]);
        Assert.Equal((2, "", $"saddle: {message}\n"),
            (line.Code, line.Out, line.Error.Replace(run, "RUN", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("generate: --output takes the pictures of one run. Got 2 runs. Name one, or leave --output out.",
        "a", "b", "--output", "x.png")]
    [InlineData("generate: --singles takes the pictures of one run. Got 2 runs. Name one, or leave --singles out.",
        "a", "b", "--singles", "x")]
    [InlineData("generate: --interpolate draws its rows times --columns. Got --count as well. Leave --count out.",
        "a", "--interpolate", "2", "--count", "9")]
    public void Options_that_would_be_lost_are_refused(string message, params string[] arguments)
    {
        CommandLine line = CommandLine.Run(["generate", .. arguments]);
        Assert.Equal((2, "", $"saddle: {message}\n"), (line.Code, line.Out, line.Error));
    }

    [Fact]
    public void What_one_of_several_runs_refuses_is_refused_before_any_is_drawn_from()
    {
        using var folder = new TemporaryFolder();
        RunFolderTests.Train(folder, "--steps", "1");
        RunFolderTests.Train(folder, "--steps", "1", "--data", "ring8");
        string images = folder.At("runs", "00000-digits-dcgan-wgan-gp");
        string points = Directory.GetDirectories(folder.At("runs"), "00001-*").Single();
        string[] before = Directory.GetFiles(images);
        CommandLine line = CommandLine.Run(["generate", images, points, "--columns", "3"]);
        Assert.Equal((2, ""), (line.Code, line.Out));
        Assert.Equal(before, Directory.GetFiles(images));
    }

    [Fact]
    public void Examples_that_are_not_finite_are_counted()
    {
        float[] values = [0, 1, float.NaN, 0, -1, float.NegativeInfinity, 5, 0];
        Assert.Equal(2, new DrawnSamples([1, 1, 2], Tensor.FromArray(values, [4, 1, 1, 2])).NotFinite);
    }

    [Fact]
    public void A_step_of_a_snapshot_file_is_refused()
    {
        using var folder = new TemporaryFolder();
        string file = folder.At("snapshot-000001.safetensors");
        File.WriteAllText(file, "");
        CommandLine line = CommandLine.Run("generate", file, "--step", "5");
        Assert.Equal((2, "", $"saddle: run: a step chooses a snapshot of a run. Got step 5 with the file {file}. "
            + "Leave the step out, or name the run's folder.\n"), (line.Code, line.Out, line.Error));
    }

    [Theory]
    [InlineData("generate: they are too many for one grid. Asked for 65537 pictures, it takes 65536. Lower --count, or "
        + "write each to a file of its own with --singles.", "--count", "65537")]
    [InlineData("generate: they are too many for one grid. Asked for 65792 pictures, it takes 65536. Lower "
        + "--interpolate or --columns.", "--interpolate", "257", "--columns", "256")]
    [InlineData("generate: they are too many for one grid. Asked for 65792 pictures, it takes 65536. Lower "
        + "--interpolate or --columns.", "--interpolate", "257", "--columns", "256", "--singles", "out")]
    public void Too_many_for_a_grid_are_refused_before_drawing(string message, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        RunFolderTests.Train(folder, "--steps", "1");
        CommandLine line = CommandLine.Run(["generate", folder.At("runs", "00000-digits-dcgan-wgan-gp"), .. arguments]);
        Assert.Equal((2, "", $"saddle: {message}\n"), (line.Code, line.Out, line.Error));
    }

    [Fact]
    public void Many_single_pictures_are_those_of_one_draw()
    {
        using var folder = new TemporaryFolder();
        RunFolderTests.Train(folder, "--steps", "1", "--conditional");
        string run = folder.At("runs", "00000-digits-dcgan-wgan-gp");
        Draw(run, "--singles", folder.At("out"), "--count", "1100", "--seed", "5");
        Draw(run, "--output", folder.At("grid.png"), "--count", "1100", "--seed", "5", "--columns", "1");
        RasterImage grid = PictureReader.Read(folder.At("grid.png")).Image;
        foreach (int number in new[] { 0, 1023, 1024, 1099 })
        {
            RasterImage single = PictureReader.Read(folder.At("out", $"{number:D6}.png")).Image;
            Assert.Equal(single.Pixels[9], grid.Pixels[(2 + number * 34 + 4) * grid.Width + 2 + 4]);
        }
    }

    [Fact]
    public void Nothing_that_others_wrote_is_replaced_and_what_is_replaced_is_told()
    {
        using var folder = new TemporaryFolder();
        RunFolderTests.Train(folder, "--steps", "1");
        string run = folder.At("runs", "00000-digits-dcgan-wgan-gp"), other = folder.At("mine.png");
        File.WriteAllText(other, "mine");
        CommandLine line = CommandLine.Run("generate", run, "--output", other);
        Assert.Equal((2, $"saddle: generate: something is there that this program did not write. {other} would be "
            + "replaced. Name another place, or move it away.\n"), (line.Code, line.Error));
        Assert.Equal("mine", File.ReadAllText(other));
        line = CommandLine.Run("generate", run, "--singles", folder.Path, "--count", "2");
        Assert.Equal(2, line.Code);
        Assert.StartsWith($"saddle: generate: the folder is not empty. {folder.Path} holds ", line.Error,
            StringComparison.Ordinal);
        Assert.Equal($"grid: {folder.At("new.png")}\n", Draw(run, "--output", folder.At("new.png")));
        Assert.Equal($"grid: {folder.At("new.png")}, replaced\n", Draw(run, "--output", folder.At("new.png")));
    }

    [UnixTheory]
    [InlineData("mkfifo")]
    [InlineData("ln", "-s", "/dev/zero")]
    [InlineData("ln", "-s", "/dev/null")]
    public void Devices_and_pipes_are_refused_as_places_and_never_waited_for(string make, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        RunFolderTests.Train(folder, "--steps", "1");
        string place = folder.At("place");
        using (var made = Process.Start(make, [.. arguments, place]))
        {
            made.WaitForExit();
        }

        foreach (CommandLine line in (CommandLine[])
            [
                CommandLine.Run("generate", folder.At("runs", "00000-digits-dcgan-wgan-gp"), "--output", place),
                CommandLine.Run("data", "--sheet", place),
            ])
        {
            Assert.Equal(2, line.Code);
            Assert.EndsWith($": something is there that this program did not write. {place} would be replaced. "
                + "Name another place, or move it away.\n", line.Error, StringComparison.Ordinal);
        }
    }

    private static string Draw(string run, params string[] arguments)
    {
        CommandLine line = CommandLine.Run(["generate", run, .. arguments]);
        Assert.Equal((0, ""), (line.Code, line.Error));
        return line.Out;
    }
}
