using Saddle.Data;
using Saddle.Data.Pictures;
using Xunit;

namespace Saddle.Cli.Tests.Training;

public sealed class MovedDataTests : IDisposable
{
    private const string Adversarial = "00000-before-dcgan-wgan-gp";
    private const string Classifier = "00001-before-classifier";
    private const string Help = " The run learned from it: where it has been moved, say where to with --data PATH.\n";

    private readonly TemporaryFolder _folder = new();

    public MovedDataTests()
    {
        WritePictures(_folder.At("before"));
        Assert.Equal("", RunFolderTests.Train(_folder, "--data", _folder.At("before"), "--steps", "2").Error);
        Assert.Equal("", CommandLine.Run("train", "--outdir", _folder.At("runs"), "--data", _folder.At("before"),
            "--method", "classifier", "--width", "4", "--steps", "2", "--validation", "10").Error);
        Directory.Move(_folder.At("before"), _folder.At("after"));
    }

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string[]> Verbs => new()
    {
        { Adversarial, ["evaluate"] },
        { Adversarial, ["analyze", "--batches", "1", "--batch", "2", "--count", "1", "--products", "2"] },
        { Adversarial, ["compare"] },
        { Adversarial, ["resume", "--steps", "3"] },
        { Classifier, ["evaluate"] },
        { Classifier, ["evaluate", "--test"] },
        { Classifier, ["resume", "--steps", "2"] },
    };

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Data_that_were_moved_are_used_where_they_are_now(string run, string[] command)
    {
        string[] line = [command[0], _folder.At("runs", run), .. command[1..]];
        CommandLine missing = CommandLine.Run(line);
        Assert.Equal(2, missing.Code);
        Assert.StartsWith(
            $"saddle: data: '{_folder.At("before")}' does not exist. ", missing.Error, StringComparison.Ordinal);
        Assert.EndsWith(Help, missing.Error, StringComparison.Ordinal);
        CommandLine found = CommandLine.Run([.. line, "--data", _folder.At("after")]);
        Assert.Equal((0, ""), (found.Code, found.Error));
    }

    [Theory]
    [InlineData("analyze")]
    [InlineData("compare")]
    [InlineData("resume")]
    public void Other_data_are_refused(string verb)
    {
        CommandLine line = CommandLine.Run(verb, _folder.At("runs", Adversarial), "--data", "digits");
        Assert.Equal(2, line.Code);
        Assert.StartsWith("saddle: data: they are not those of the run. 'digits' has 1797 examples of sha256 ",
            line.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("analyze")]
    [InlineData("compare")]
    [InlineData("resume")]
    public void Of_a_place_where_nothing_lies_it_is_not_said_that_the_run_learned_from_it(string verb)
    {
        CommandLine line =
            CommandLine.Run(verb, _folder.At("runs", Adversarial), "--data", _folder.At("nowhere", "x"));
        Assert.Equal((2, $"saddle: data: '{_folder.At("nowhere", "x")}' does not exist. Looked in "
            + $"'{_folder.At("nowhere")}'. Check the path.\n"), (line.Code, line.Error));
    }

    [Fact]
    public void Held_out_images_are_those_of_the_run_wherever_they_lie()
    {
        string run = _folder.At("runs", Classifier);
        CommandLine line = CommandLine.Run("evaluate", run, "--test", "--data", _folder.At("after"));
        Assert.Contains(" of 10 images held out of '", line.Out, StringComparison.Ordinal);
    }

    // Thirty pictures of two classes.
    private static void WritePictures(string folder)
    {
        for (int i = 0; i < 30; i++)
        {
            string path = Path.Combine(folder, i % 3 == 0 ? "b" : "a", $"{i}.png");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            byte[] pixels = [.. Enumerable.Range(0, 64).Select(at => (byte)(i * 7 + at * (i % 5)))];
            File.WriteAllBytes(path, PngWriter.Encode(new RasterImage(8, 8, 1, pixels), isSigned: false));
        }
    }
}
