using System.Diagnostics;
using System.Globalization;
using Saddle.Data;
using Saddle.Testing;
using SkiaSharp;
using Xunit;
using Xunit.Abstractions;

namespace Saddle.Cli.Tests;

/// <summary>Opens a folder of 20,000 photographs and tells what that takes.</summary>
public sealed class LargeFolderTests(ITestOutputHelper output) : IDisposable
{
    private const int Count = 20_000;
    private const int MostMebibytes = 600;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [LargeFolderFact]
    public void Twenty_thousand_photographs_are_opened_in_bounded_memory()
    {
        Timed("making them", () => Make(_folder.At("photos")));
        var options = new DatasetOptions { Resize = 64, Cache = _folder.At("cache") };
        string hash = "";
        Timed("first opening", () => hash = Open(options));
        Timed("second opening", () => Assert.Equal(hash, Open(options)));
        Timed("opening without a cache", () => Assert.Equal(hash, Open(options with { Cache = null })));
        string[] data = ["data", _folder.At("photos"), "--no-sheet", "--resize", "64", "--cache", _folder.At("new")];
        string told = Measured("data, first", data);
        Assert.Contains($"photos: {Count:N0} images of shape [3, 64, 64]\nsha256 {hash}\n", told,
            StringComparison.Ordinal);
        Assert.Equal(told[told.IndexOf("photos: ", StringComparison.Ordinal)..], Measured("data, later", data));
        Measured("two epochs of training", "train", "--data", _folder.At("photos"), "--outdir", _folder.At("runs"),
            "--resize", "64", "--cache", _folder.At("new"), "--architecture", "mlp", "--width", "4", "--critic-steps",
            "1", "--steps", "625", "--tick", "300");
    }

    private string Open(DatasetOptions options) => DatasetCatalogue.Open(_folder.At("photos"), options).Hash;

    // Each another part of a photograph in another tint.
    private static void Make(string root)
    {
        string[] names = [.. Directory.GetFiles(SharedData.At("images", "photos")).Order(StringComparer.Ordinal)];
        SKBitmap[] photographs =
            [.. names.Select(SKBitmap.Decode).Where(bitmap => bitmap is { Width: > 250, Height: > 250 })];
        Parallel.For(0, Count, i =>
        {
            SKBitmap photograph = photographs[i % photographs.Length];
            int size = 120 + i * 31 % 130;
            var from = SKRect.Create(
                i * 7919 % (photograph.Width - size), i * 104_729 % (photograph.Height - size), size, size * 3 / 4);
            using var picture = new SKBitmap(500, 375, SKColorType.Rgba8888, SKAlphaType.Opaque);
            using var canvas = new SKCanvas(picture);
            using var image = SKImage.FromBitmap(photograph);
            canvas.DrawImage(image, from, SKRect.Create(0, 0, 500, 375), new SKSamplingOptions(SKFilterMode.Linear));
            canvas.DrawColor(new SKColor((uint)(0x30000000 | (i * 2_654_435 & 0xFFFFFF))));
            canvas.Flush();
            using SKData file = picture.Encode(SKEncodedImageFormat.Jpeg, 90);
            string folder = Path.Combine(root, $"{i % 10}");
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(Path.Combine(folder, $"{i:00000}.jpg"), file.ToArray());
        });
        Array.ForEach(photographs, photograph => photograph.Dispose());
    }

    // What the program writes, and what it takes.
    private string Measured(string what, params string[] arguments)
    {
        using SaddleProcess process = SaddleProcess.Start(arguments);
        double most = 0;
        Timed(what, () =>
        {
            while (process.PeakMebibytes is { } peak)
            {
                most = Math.Max(most, peak);
                Thread.Sleep(20);
            }

            Assert.Equal(0, process.WaitForExit());
        });
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    resident memory at most {most:0} MiB"));
        Assert.InRange(most, 1, MostMebibytes);
        return process.Written;
    }

    private void Timed(string what, Action work)
    {
        var clock = Stopwatch.StartNew();
        work();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {clock.Elapsed.TotalSeconds:0.00} s"));
    }
}
