using Saddle.Data;
using Saddle.Data.Pictures;
using Xunit;

namespace Saddle.Cli.Tests.Training;

public sealed class PictureFolderTests : IDisposable
{
    private const string Told = "5 of 15 files were left out: bad0.png (this is not a JPEG, PNG, WebP, GIF or BMP "
        + "file), bad1.jpg (this is not a JPEG, PNG, WebP, GIF or BMP file), bad2.webp (the file is empty), bad3.tif "
        + "(this is not a JPEG, PNG, WebP, GIF or BMP file), bad4.png (this is not a JPEG, PNG, WebP, GIF or BMP "
        + "file).\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_verb_says_which_files_were_left_out_and_strict_ones_refuse()
    {
        WritePictures(10, i => $"{i}.png");
        (string, string)[] bad =
            [("bad0.png", "x"), ("bad1.jpg", "<html>"), ("bad2.webp", ""), ("bad3.tif", "II*\0"), ("bad4.png", "y")];
        foreach ((string name, string text) in bad)
        {
            File.WriteAllText(_folder.At("pics", name), text);
        }

        CommandLine line = Train("--steps", "2");
        Assert.Equal((0, Told), (line.Code, line.Error));
        string run = _folder.At("runs", "00000-pics-dcgan-wgan-gp");
        string[][] verbs =
        [
            ["data", _folder.At("pics"), "--no-sheet"],
            ["resume", run, "--steps", "3"],
            ["evaluate", run, "--metrics", "diversity", "--count", "10"],
            ["compare", run, "--metrics", "diversity", "--count", "10"],
            ["analyze", run, "--batches", "1", "--batch", "2", "--count", "1", "--products", "2"],
        ];
        foreach (string[] verb in verbs)
        {
            line = CommandLine.Run(verb);
            Assert.Equal((0, Told), (line.Code, line.Error));
            line = CommandLine.Run([.. verb, "--strict"]);
            Assert.Equal((2, $"saddle: data: '{_folder.At("pics")}' holds files that cannot be used. {Told[..^1]} Mend "
                + "or remove them, or do without --strict.\n"), (line.Code, line.Error));
        }

        Assert.Equal(2, Train("--steps", "2", "--strict").Code);
        Assert.Single(Directory.GetDirectories(_folder.At("runs")));
    }

    [Fact]
    public void Own_outputs_are_never_data()
    {
        WritePictures(12, i => $"{i}.png");
        string runs = _folder.At("pics", "runs"), sheet = _folder.At("pics", "sheet.png");
        string[] data = ["data", _folder.At("pics"), "--sheet", sheet];
        string hash = CommandLine.Run(data).Out.Split('\n')[1];
        Assert.Contains("replaced", CommandLine.Run(data).Out, StringComparison.Ordinal);
        CommandLine line = CommandLine.Run("train", "--data", _folder.At("pics"), "--outdir", runs, "--steps", "2",
            "--width", "4", "--latent", "4", "--batch", "4");
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.Equal(hash, CommandLine.Run(data).Out.Split('\n')[1]);
        line = CommandLine.Run("resume", Path.Combine(runs, "00000-pics-dcgan-wgan-gp"), "--steps", "3");
        Assert.Equal((0, ""), (line.Code, line.Error));
    }

    [Fact]
    public void Stray_pictures_count_unless_labels_are_read()
    {
        WritePictures(23, i => i < 3 ? $"rejected/{i}.png" : $"{i}.png");
        CommandLine line = Train("--steps", "0");
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.Contains("pics: 23 images", CommandLine.Run("data", _folder.At("pics"), "--no-sheet").Out,
            StringComparison.Ordinal);
        string refused = $"saddle: labels: most pictures of '{_folder.At("pics")}' have no class. 20 of 23 have none, "
            + "such as '10.png'. Move each into the folder of its class, or train without labels.\n";
        Assert.Equal((2, refused), Train("--conditional") is var conditional
            ? (conditional.Code, conditional.Error) : default);
        Assert.Equal((2, refused), CommandLine.Run("train", "--method", "classifier", "--data", _folder.At("pics"))
            is var classifier ? (classifier.Code, classifier.Error) : default);
    }

    [Fact]
    public void Classes_are_drawn_by_name_and_names_are_kept_in_the_run()
    {
        string[] names = ["cat", "dog", "bird"];
        WritePictures(12, i => $"{names[i % 3]}/{i}.png");
        Assert.Equal(0, Train("--steps", "1", "--conditional").Code);
        string run = _folder.At("runs", "00000-pics-dcgan-wgan-gp");
        Directory.Delete(_folder.At("pics"), recursive: true);
        Assert.EndsWith("-class2.png\n", CommandLine.Run("generate", run, "--class", "dog").Out);
        Assert.EndsWith("-class1.png\n", CommandLine.Run("generate", run, "--class", "1").Out);
        CommandLine line = CommandLine.Run("generate", run, "--class", "dgo");
        Assert.Equal((2, "saddle: generate: there is no class 'dgo'. The nearest name is 'dog'. Use one of these, or "
            + "leave it out.\n"), (line.Code, line.Error));
    }

    [Fact]
    public void Folders_called_by_numbers_keep_their_numbers()
    {
        WritePictures(22, i => $"{i % 11}/{i}.png");
        Assert.Equal(0, Train("--steps", "1", "--conditional").Code);
        string run = _folder.At("runs", "00000-pics-dcgan-wgan-gp");
        Assert.EndsWith("-class10.png\n", CommandLine.Run("generate", run, "--class", "10").Out);
        Assert.Contains("class 2: 2\nclass 3: 2\n", CommandLine.Run("data", _folder.At("pics"), "--no-sheet").Out,
            StringComparison.Ordinal);
        string options = File.ReadAllText(Path.Combine(run, "options.json"));
        Assert.DoesNotContain("\"names\"", options, StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_without_pictures_is_said_and_never_drawn()
    {
        WritePictures(10, i => $"{(i % 2 == 0 ? "a" : "c")}/{i}.png");
        Directory.CreateDirectory(_folder.At("pics", "b"));
        File.WriteAllText(_folder.At("pics", "b", "cut.png"), "");
        Assert.Equal(0, Train("--steps", "1", "--conditional").Code);
        Assert.Contains("note: 1 of 3 classes have no examples, and are never drawn or evaluated: 1 (b)\n",
            CommandLine.Run("data", _folder.At("pics"), "--no-sheet").Out, StringComparison.Ordinal);
        CommandLine line = CommandLine.Run(
            "generate", _folder.At("runs", "00000-pics-dcgan-wgan-gp"), "--class", "b");
        Assert.Equal((2, "saddle: generate: the data have no examples of this class. Asked for class 1 of 3, of which "
            + "2 have some. Use one that has, such as 0, or leave it out.\n"), (line.Code, line.Error));
    }

    [Fact]
    public void A_classifier_is_tested_on_the_test_pictures_of_a_split_class_by_name()
    {
        // The class without test pictures comes first, so that numbers of folders alone would be wrong.
        WritePictures(40, i => i < 30 ? $"train/{"abc"[i % 3]}/{i}.png" : $"test/{"bc"[i % 2]}/{i}.png");
        CommandLine line = Train("--method", "classifier", "--steps", "2");
        Assert.Equal((0, ""), (line.Code, line.Error));
        line = CommandLine.Run("evaluate", _folder.At("runs", "00000-pics-classifier"), "--test");
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.Contains($" of 10 images of '{_folder.At("pics", "test")}'", line.Out, StringComparison.Ordinal);
        Assert.Matches("\nb +5 .*\nc +5 ", line.Out);
    }

    private CommandLine Train(params string[] flags)
    {
        string[] sizes = flags.Contains("classifier")
            ? ["--width", "4"]
            : ["--width", "4", "--latent", "4", "--batch", "4"];
        return CommandLine.Run(
            ["train", "--data", _folder.At("pics"), "--outdir", _folder.At("runs"), .. sizes, .. flags]);
    }

    private void WritePictures(int count, Func<int, string> name)
    {
        for (int i = 0; i < count; i++)
        {
            string path = Path.Combine(_folder.At("pics"), name(i));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            byte[] pixels = [.. Enumerable.Range(0, 64).Select(at => (byte)(i * 9 + at * (i % 5)))];
            File.WriteAllBytes(path, PngWriter.Encode(new RasterImage(8, 8, 1, pixels), isSigned: false));
        }
    }
}
