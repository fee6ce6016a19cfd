using System.Text.Json.Nodes;
using Saddle.Data;
using Saddle.Data.Pictures;
using Saddle.Training.Runs;
using Xunit;

namespace Saddle.Cli.Tests.Training;

/// <summary>A folder of so many pictures that they are decoded on demand, some of which only then prove damaged.
/// </summary>
public sealed class DamagedPictureTests : IDisposable
{
    private const int Sound = 2020;
    private const string Steps = "150"; // more than an epoch
    private const string Damage = "the picture cannot be decoded. Of its samples is known: they are damaged. Save the "
        + "picture again or remove the file.";

    private readonly TemporaryFolder _folder = new();

    public DamagedPictureTests()
    {
        Directory.CreateDirectory(_folder.At("pics"));
        for (int i = 0; i < Sound; i++)
        {
            byte[] pixels = [.. Enumerable.Range(0, 64).Select(at => (byte)(i * 9 + at * (i % 5)))];
            Write($"{i:0000}.png", PngWriter.Encode(new RasterImage(8, 8, 1, pixels), isSigned: false));
        }

        Array.ForEach(["0100a", "0777a", "1500a"], name => Write($"{name}.png", DamagedInside()));
    }

    private string Run => _folder.At("runs", "00000-pics-dcgan-wgan-gp");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_run_ends_with_the_name_of_a_damaged_picture_and_goes_on_without_it()
    {
        CommandLine line = Train("runs");
        Assert.Equal(2, line.Code);
        long step = Assert.Single(RunFolder.Open(Run).SnapshotSteps());
        Assert.InRange(step, 1, 126);
        string told = Assert.Single(line.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Matches($@"^saddle: PNG '\d+a\.png': {Damage} The run {Run} is saved at step {step}: go on with it when "
            + "its data are as they were, or show others in place of damaged pictures with --skip-damaged.$", told);
        Assert.Equal(RunEnding.Stopped, RunFolder.Open(Run).ReadOutcome().Ending);

        CommandLine again = CommandLine.Run("resume", Run);
        Assert.Equal((2, line.Error), (again.Code, again.Error));
        Assert.Equal([step], RunFolder.Open(Run).SnapshotSteps());

        line = CommandLine.Run("resume", Run, "--skip-damaged");
        Assert.Equal(0, line.Code);
        Assert.Equal(
            ((string[])["0100a", "0777a", "1500a"]).Select(name =>
                $"left out, and the next picture of its class shown instead: PNG '{name}.png': {Damage}"),
            line.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order());

        Assert.Equal(0, Train("whole", "--skip-damaged").Code);
        SnapshotBytes.AssertSame(Run, _folder.At("whole", Path.GetFileName(Run)), long.Parse(
            Steps, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void The_doctor_names_damaged_pictures_that_are_part_of_the_set()
    {
        CommandLine line = CommandLine.Run("data", _folder.At("pics"), "--sheet", _folder.At("sheet.png"));
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.StartsWith("pics: 2,023 images of shape [1, 8, 8]\n", line.Out, StringComparison.Ordinal);
        Assert.Contains("damaged: 3 of 2023 pictures cannot be decoded. Mend: mend or remove them, or train with "
            + $"--skip-damaged.\ndamaged 0100a.png: PNG '0100a.png': {Damage}\ndamaged 0777a.png: ", line.Out,
            StringComparison.Ordinal);
        Assert.DoesNotContain("cache: ", line.Out, StringComparison.Ordinal); // small files
    }

    [Fact]
    public void Where_large_sets_are_kept_is_told_and_chosen()
    {
        string pictures = _folder.At("large"), cache = _folder.At("cache");
        Directory.CreateDirectory(pictures);
        for (int i = 0; i < 2; i++)
        {
            File.WriteAllBytes(Path.Combine(pictures, $"{i}.bmp"), Bmp(1024, (byte)(7 * i)));
        }

        string[] data = ["data", pictures, "--resize", "8", "--no-sheet"];
        CommandLine kept = CommandLine.Run([.. data, "--cache", cache]);
        Assert.Equal((0, ""), (kept.Code, kept.Error));
        string file = Assert.Single(Directory.GetFiles(Path.Combine(cache, "pictures")));
        Assert.EndsWith($"\ncache: {file} (up to 1 MB)\n", kept.Out);
        Assert.Single(Directory.GetFiles(Path.Combine(cache, "listings")));
        string bare = CommandLine.Run([.. data, "--cache", "none"]).Out;
        Assert.Equal(kept.Out[..bare.Length], bare);
        Assert.DoesNotContain("cache: ", bare, StringComparison.Ordinal);
        Assert.Equal(kept.Out, CommandLine.Run([.. data, "--cache", cache]).Out);
        Assert.StartsWith(
            $"cache: {Path.GetFullPath(Environment.GetEnvironmentVariable(CacheFolder.Variable)!)}",
            CommandLine.Run(data).Out.Split('\n')[^2]);
    }

    [Fact]
    public void A_run_finds_its_cache_from_any_folder()
    {
        CommandLine line = CommandLine.Run(
            "train", "--steps", "0", "--cache", "kept", "--outdir", _folder.At("runs"), "--architecture", "mlp");
        Assert.Equal((0, ""), (line.Code, line.Error));
        string options = File.ReadAllText(Assert.Single(Directory.GetFiles(
            _folder.At("runs"), "options.json", SearchOption.AllDirectories)));
        Assert.Equal(
            Path.GetFullPath("kept"), JsonNode.Parse(options)!["data"]!["cache"]!.GetValue<string>());
    }

    private CommandLine Train(string runs, params string[] more) => CommandLine.Run(
        ["train", "--data", _folder.At("pics"), "--outdir", _folder.At(runs), "--steps", Steps, "--snap", "1000",
            "--keep", "1", .. RunFolderTests.Tiny, .. more]);

    private void Write(string name, byte[] bytes) => File.WriteAllBytes(_folder.At("pics", name), bytes);

    private static byte[] Bmp(int size, byte level)
    {
        var bytes = new byte[54 + 3 * size * size];
        Array.Fill(bytes, level);
        bytes.AsSpan(0, 54).Clear();
        (bytes[0], bytes[1], bytes[10], bytes[14], bytes[26], bytes[28]) = ((byte)'B', (byte)'M', 54, 40, 1, 24);
        BitConverter.TryWriteBytes(bytes.AsSpan(2), bytes.Length);
        BitConverter.TryWriteBytes(bytes.AsSpan(18), size);
        BitConverter.TryWriteBytes(bytes.AsSpan(22), size);
        return bytes;
    }

    // The header is sound, and of the packed samples the checksum, but they are too few.
    private static byte[] DamagedInside()
    {
        byte[] sound = PngWriter.Encode(new RasterImage(8, 8, 1, new byte[64]), isSigned: false);
        byte[] chunk = [0, 0, 0, 4, .. "IDAT"u8, 0x78, 0x9C, 3, 0, 0x9B, 0x8C, 0x7D, 0x23];
        return [.. sound.AsSpan(0, 33), .. chunk, .. sound.AsSpan(sound.Length - 12)];
    }
}
