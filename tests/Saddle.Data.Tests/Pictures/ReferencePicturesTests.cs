using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using Saddle.Data.Folders;
using Saddle.Data.Pictures;
using Saddle.Testing;
using Xunit;

namespace Saddle.Data.Tests.Pictures;

public sealed class ReferencePicturesTests
{
    [SharedDataFact]
    public void Profiles_are_told_apart_however_many_threads_decode()
    {
        byte[] standard = File.ReadAllBytes(SharedData.At("images", "photos", "china.jpg"));
        PictureTraits alone = PictureReader.Decode(standard, "alone").Traits;
        AtOnce.Run(400, _ => Assert.Equal(alone, PictureFacts.Of(standard, "at once", 1 << 30).Traits));
        AtOnce.Run(60, _ => Assert.Equal(alone, PictureReader.Decode(standard, "at once").Traits));
    }

    [SharedDataFact]
    public void Every_sound_file_has_the_samples_of_djpeg_or_pngtopnm_before_colour_conversion()
    {
        IReadOnlyList<string[]> rows = ReferenceTable.Rows("stored.tsv");
        Assert.Equal(278, rows.Count);
        Assert.Empty(rows.Where(row => Sha(row) != row[4]).Select(row => row[0]));
    }

    [SharedDataFact]
    public void No_sound_file_is_forgotten()
    {
        string root = SharedData.At("images");
        string[] names = [.. ReferenceTable.Rows("stored.tsv").Select(row => row[0])];
        IEnumerable<string> left =
            from path in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            let name = Path.GetRelativePath(root, path).Replace('\\', '/')
            where !name.StartsWith("broken/", StringComparison.Ordinal)
                && !name.StartsWith("pngsuite/x", StringComparison.Ordinal)
                && !name.StartsWith("LICENSES/", StringComparison.Ordinal) && name != "unusual/monkey12.jpg"
            where !names.Contains(name)
            select name;
        Assert.Empty(left);
    }

    [SharedDataTheory]
    [InlineData("jpg-cmyk-1")]
    [InlineData("jpg-cmyk-2")]
    public void Four_ink_pictures_are_within_two_levels_of_their_twins(string name)
    {
        RasterImage inks = PictureReader.Read(SharedData.At("images", "tiny", name + ".jpg")).Image;
        RasterImage twin = PictureReader.Read(SharedData.At("images", "tiny", name + ".png")).Image.WithChannels(3);
        Assert.Equal((twin.Width, twin.Height, 3), (inks.Width, inks.Height, inks.Channels));
        Assert.All(inks.Pixels.Zip(twin.Pixels), pair => Assert.InRange(pair.First - pair.Second, -2, 2));
    }

    [SharedDataFact]
    public void Profiles_are_converted_within_two_levels_of_LittleCMS()
    {
        foreach (IGrouping<string, string[]> rows in ReferenceTable.Rows("profiles.tsv").GroupBy(row => row[0]))
        {
            LoadedPicture picture = PictureReader.Read(SharedData.At(["images", .. rows.Key.Split('/')]));
            Assert.Equal(rows.Key == "photos/rocket.jpg", picture.Traits.HasFlag(PictureTraits.Converted));
            foreach (string[] row in rows)
            {
                int[] values = [.. row[1..].Select(text => int.Parse(text, CultureInfo.InvariantCulture))];
                int at = (values[1] * picture.Image.Width + values[0]) * 3;
                Assert.All(
                    Enumerable.Range(0, 3),
                    c => Assert.InRange(picture.Image.Pixels[at + c] - values[2 + c], -2, 2));
            }
        }
    }

    [SharedDataFact]
    public void A_profile_in_a_PNG_does_what_it_does_in_a_JPEG()
    {
        byte[] jpeg = File.ReadAllBytes(SharedData.At("images", "photos", "rocket.jpg"));
        int found = jpeg.AsSpan().IndexOf("ICC_PROFILE\0"u8);
        int length = jpeg[found - 2] * 256 + jpeg[found - 1] - 2;
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(jpeg.AsSpan(found + 14, length - 14));
        }

        RasterImage stored = PictureReader.Decode(jpeg, "stored", new PictureOptions { AsStored = true }).Image;
        byte[] png = PngBytes.With(
            PngWriter.Encode(stored), PngBytes.Chunk("iCCP", [.. "p\0\0"u8, .. packed.ToArray()]));
        LoadedPicture converted = PictureReader.Decode(png, "a.png");
        Assert.Equal(PictureTraits.Converted, converted.Traits);
        Assert.Equal(PictureReader.Decode(jpeg, "a.jpg").Image.Pixels, converted.Image.Pixels);
    }

    [SharedDataFact]
    public void Fitted_pictures_equal_those_of_Pillow()
    {
        foreach (string[] row in ReferenceTable.Rows("fitted.tsv"))
        {
            RasterImage image = PictureReader.Read(SharedData.At(["images", .. row[0].Split('/')])).Image;
            Fit fit = Enum.Parse<Fit>(row[1], ignoreCase: true);
            int size = int.Parse(row[2], CultureInfo.InvariantCulture);
            byte[] fitted = Fitter.Apply(image, size, fit, Rgb.Black).Pixels;
            Assert.True(Convert.ToHexStringLower(SHA256.HashData(fitted)) == row[3], string.Join(' ', row));
        }
    }

    /// <summary>The hash of the samples as the other program orders them, or why they cannot be compared.</summary>
    private static string Sha(string[] row)
    {
        string path = SharedData.At(["images", .. row[0].Split('/')]);
        RasterImage image = PictureReader.Read(path, new PictureOptions { AsStored = true }).Image;
        if ($"{image.Width} {image.Height}" != $"{row[1]} {row[2]}")
        {
            return "another size";
        }

        var samples = new List<byte>();
        for (int i = 0; i < image.Pixels.Length; i += image.Channels)
        {
            ReadOnlySpan<byte> pixel = image.Pixels.AsSpan(i, image.Channels);
            byte[] colours = pixel.Length == 1 ? [pixel[0], pixel[0], pixel[0]] : pixel[..3].ToArray();
            if (row[3] == "1" && (colours[0] != colours[1] || colours[0] != colours[2]))
            {
                return "colour instead of grey";
            }

            samples.AddRange(row[3] == "1" ? colours[..1] : colours);
        }

        return Convert.ToHexStringLower(SHA256.HashData(samples.ToArray()));
    }
}
