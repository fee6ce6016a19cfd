using System.Security.Cryptography;
using System.Text;
using Saddle.Data.Png;
using Saddle.Nn.Formats;
using Saddle.Testing;
using Xunit;

namespace Saddle.Data.Tests.Png;

public sealed class PngSuiteTests
{
    private const string Remedy = " Save the image again or remove the file.";

    private static string[] Suite =>
        [.. Directory.GetFiles(SharedData.At("images", "pngsuite"), "*.png").Order(StringComparer.Ordinal)];

    [SharedDataFact]
    public void All_161_sound_files_decode_to_the_pixels_of_an_independent_decoder()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        string[] sound = [.. Suite.Where(path => !Path.GetFileName(path).StartsWith('x'))];
        foreach (string path in sound)
        {
            RasterImage image = PngReader.Read(path);
            string shape = $"{Path.GetFileName(path)},{image.Width},{image.Height},{image.Channels};";
            hash.AppendData(Encoding.ASCII.GetBytes(shape));
            hash.AppendData(image.Pixels);
        }

        Assert.Equal(161, sound.Length);
        // Computed once by a decoder written apart from ours, in another language, over another zlib.
        Assert.Equal(
            "3812839d70d7ec614728019965be04849093d3a68d5d34bca6135e230895b2bd",
            Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    [SharedDataTheory]
    [InlineData("xc1n0g08", "the colour type is unknown. The header says 1; 0, 2, 3, 4 and 6 exist.")]
    [InlineData("xc9n2c08", "the colour type is unknown. The header says 9; 0, 2, 3, 4 and 6 exist.")]
    [InlineData("xcrn0g04", "this is not a PNG file. It starts with the bytes 89504E470D0D1A0D instead of "
        + "89504E470D0A1A0A.")]
    [InlineData("xcsn0g01", "the checksum of chunk IDAT is wrong. Stored is 4353554d, its bytes give d02f14c9.")]
    [InlineData("xd0n2c08", "the bit depth is not allowed. The header says 0 bits per sample with colour type 2.")]
    [InlineData("xd3n2c08", "the bit depth is not allowed. The header says 3 bits per sample with colour type 2.")]
    [InlineData("xd9n2c08", "the bit depth is not allowed. The header says 99 bits per sample with colour type 2.")]
    [InlineData("xdtn0g01", "the image data are missing. There is no IDAT chunk.")]
    [InlineData("xhdn0g08", "the checksum of chunk IHDR is wrong. Stored is 4353554d, its bytes give 56112528.")]
    [InlineData("xlfn0g04", "this is not a PNG file. It starts with the bytes 89504E470A0A1A0A instead of "
        + "89504E470D0A1A0A.")]
    [InlineData("xs1n0g01", "this is not a PNG file. It starts with the bytes 09504E470D0A1A0A instead of "
        + "89504E470D0A1A0A.")]
    [InlineData("xs2n0g01", "this is not a PNG file. It starts with the bytes 89514E470D0A1A0A instead of "
        + "89504E470D0A1A0A.")]
    [InlineData("xs4n0g01", "this is not a PNG file. It starts with the bytes 89504E670D0A1A0A instead of "
        + "89504E470D0A1A0A.")]
    [InlineData("xs7n0g01", "this is not a PNG file. It starts with the bytes 89504E470D0A200A instead of "
        + "89504E470D0A1A0A.")]
    public void Each_corrupt_file_is_refused_by_name_and_defect(string name, string defect)
    {
        string path = SharedData.At("images", "pngsuite", name + ".png");
        var error = Assert.Throws<DataException>(() => PngReader.Decode(File.ReadAllBytes(path), name + ".png"));
        Assert.Equal($"PNG '{name}.png': {defect}{Remedy}", error.Message);
        Assert.Equal(name + ".png", error.File);
    }

    [SharedDataFact]
    public void No_corrupt_file_is_forgotten() =>
        Assert.Equal(14, Suite.Count(path => Path.GetFileName(path).StartsWith('x')));

    [SharedDataFact]
    public void Interlaced_files_equal_their_sequential_twins()
    {
        foreach (string path in Suite.Where(path => path.Contains("basi", StringComparison.Ordinal)))
        {
            AssertSamePixels(path, path.Replace("basi", "basn", StringComparison.Ordinal));
        }

        for (int size = 1; size <= 9; size++)
        {
            string depth = size <= 4 ? "01" : "02";
            string folder = SharedData.At("images", "pngsuite");
            AssertSamePixels($"{folder}/s0{size}i3p{depth}.png", $"{folder}/s0{size}n3p{depth}.png");
        }
    }

    [SharedDataTheory]
    [InlineData("oi1n2c16", "oi2n2c16", "oi4n2c16", "oi9n2c16")]
    [InlineData("z00n2c08", "z03n2c08", "z06n2c08", "z09n2c08")]
    public void Chunking_and_compression_level_do_not_change_pixels(params string[] names)
    {
        foreach (string name in names)
        {
            AssertSamePixels(SharedData.At("images", "pngsuite", names[0] + ".png"),
                SharedData.At("images", "pngsuite", name + ".png"));
        }
    }

    [SharedDataTheory]
    [InlineData("png-variants", 13)]
    [InlineData("tiny", 25)]
    [InlineData("photos", 11)]
    public void Every_ordinary_file_loads(string folder, int count)
    {
        string[] files = Directory.GetFiles(SharedData.At("images", folder), "*.png");
        Assert.Equal(count, files.Length);
        Assert.All(files, path => Assert.True(PngReader.Read(path).Pixels.Length > 0));
    }

    [SharedDataTheory]
    [InlineData("hippopotamus.interlaced.truncated.png",
        "chunk IDAT is cut off. At byte 111 it announces 2426 bytes, but only 901 can follow.")]
    [InlineData("hippopotamus.regular.truncated.png",
        "chunk IDAT is cut off. At byte 33 it announces 2086 bytes, but only 979 can follow.")]
    public void Truncated_files_are_refused(string name, string defect)
    {
        byte[] bytes = File.ReadAllBytes(SharedData.At("images", "broken", name));
        var error = Assert.Throws<DataException>(() => PngReader.Decode(bytes, name));
        Assert.Equal($"PNG '{name}': {defect}{Remedy}", error.Message);
    }

    [SharedDataFact]
    public void Animated_files_give_their_first_frame()
    {
        RasterImage image = PngReader.Read(SharedData.At("images", "unusual", "animated-red-blue.apng"));
        Assert.True(image.Width > 0);
    }

    private static void AssertSamePixels(string expected, string actual)
    {
        RasterImage left = PngReader.Read(expected);
        RasterImage right = PngReader.Read(actual);
        Assert.Equal((left.Width, left.Height, left.Channels), (right.Width, right.Height, right.Channels));
        Assert.Equal(left.Pixels, right.Pixels);
    }
}
