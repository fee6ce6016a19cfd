using Xunit;

namespace Saddle.Cli.Tests;

public sealed class MissingLibraryTests
{
    [Fact]
    public void A_missing_library_of_pictures_is_told_in_one_line_with_what_to_do()
    {
        using var folder = new TemporaryFolder();
        foreach (string path in Directory.GetFiles(AppContext.BaseDirectory)
            .Where(path => !path.Contains("libSkiaSharp", StringComparison.Ordinal)))
        {
            File.Copy(path, folder.At(Path.GetFileName(path)));
        }

        using SaddleProcess program = SaddleProcess.StartIn(
            folder.Path, "data", "digits", "--sheet", folder.At("sheet.png"));
        Assert.Equal(1, program.WaitForExit());
        string told = Assert.Single(
            program.Written.Split('\n'), line => line.StartsWith("saddle:", StringComparison.Ordinal));
        Assert.StartsWith("saddle: pictures: the library that reads and writes them cannot be loaded. libSkiaSharp is "
            + "missing beside the program, or is not for this system, ", told, StringComparison.Ordinal);
        Assert.EndsWith(" Run 'dotnet restore' and build again, or add the package SkiaSharp.NativeAssets that is for "
            + "this system.", told, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.At("sheet.png")));
    }
}
