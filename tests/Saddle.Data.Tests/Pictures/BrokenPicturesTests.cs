using Saddle.Data.Pictures;
using Saddle.Nn.Formats;
using Saddle.Testing;
using Xunit;

namespace Saddle.Data.Tests.Pictures;

public sealed class BrokenPicturesTests
{
    private const long MostMemory = 256 << 20;

    [SharedDataTheory]
    [InlineData("empty.jpg", "picture: the file is empty. It has 0 bytes.")]
    [InlineData("hippopotamus.interlaced.truncated.png",
        "PNG: a chunk is cut off. At byte 111 one announces 2426 bytes, but only 901 can follow.")]
    [InlineData("hippopotamus.regular.truncated.png",
        "PNG: a chunk is cut off. At byte 33 one announces 2086 bytes, but only 979 can follow.")]
    [InlineData("invalid-dimensions.jpg", "")]
    [InlineData("max_size.jpg", "")]
    [InlineData("missing-sof.jpg", "")]
    [InlineData("missing-sos.jpg", "")]
    [InlineData("null_height.jpg", "")]
    [InlineData("peacock.default.truncated.jpeg", "")]
    [InlineData("peacock.progressive.truncated.jpeg", "")]
    public void Each_broken_file_is_refused_by_name_and_defect_without_taking_memory(string name, string defect)
    {
        byte[] bytes = File.ReadAllBytes(SharedData.At("images", "broken", name));
        long before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<DataException>(() => PictureReader.Decode(bytes, name));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostMemory);
        Assert.Equal(name, error.File);
        Assert.StartsWith(defect, error.Message.Replace($" '{name}'", "", StringComparison.Ordinal));
    }

    [SharedDataFact]
    public void No_broken_file_is_forgotten() =>
        Assert.Equal(10, Directory.GetFiles(SharedData.At("images", "broken")).Length);

    [SharedDataTheory]
    [InlineData("xc1n0g08", "the colour type is unknown. The header says 1; 0, 2, 3, 4 and 6 exist.")]
    [InlineData("xc9n2c08", "the colour type is unknown. The header says 9; 0, 2, 3, 4 and 6 exist.")]
    [InlineData("xcsn0g01", "the checksum of chunk IDAT is wrong. At byte 49 4353554d is stored, its bytes give "
        + "d02f14c9.")]
    [InlineData("xd0n2c08", "the bit depth is not allowed. The header says 0 bits per sample with colour type 2.")]
    [InlineData("xd3n2c08", "the bit depth is not allowed. The header says 3 bits per sample with colour type 2.")]
    [InlineData("xd9n2c08", "the bit depth is not allowed. The header says 99 bits per sample with colour type 2.")]
    [InlineData("xdtn0g01", "the image data are missing. There is no IDAT chunk with data.")]
    [InlineData("xhdn0g08", "the checksum of chunk IHDR is wrong. At byte 8 4353554d is stored, its bytes give "
        + "56112528.")]
    public void Each_corrupt_file_of_the_suite_is_refused_by_defect(string name, string defect)
    {
        var error = Assert.Throws<DataException>(() => Suite(name));
        Assert.Equal($"PNG '{name}': {defect} Save the picture again or remove the file.", error.Message);
    }

    [SharedDataTheory]
    [InlineData("xcrn0g04", "89504E470D0D1A0D")]
    [InlineData("xlfn0g04", "89504E470A0A1A0A")]
    [InlineData("xs1n0g01", "09504E470D0A1A0A")]
    [InlineData("xs2n0g01", "89514E470D0A1A0A")]
    [InlineData("xs4n0g01", "89504E670D0A1A0A")]
    [InlineData("xs7n0g01", "89504E470D0A200A")]
    public void A_damaged_signature_is_shown(string name, string start)
    {
        var error = Assert.Throws<DataException>(() => Suite(name));
        Assert.Equal($"picture '{name}': this is not a JPEG, PNG, WebP, GIF or BMP file. It starts with the bytes "
            + $"{start}. Convert it to one of these or remove it.", error.Message);
    }

    [SharedDataFact]
    public void Twelve_bits_are_refused_for_what_they_are()
    {
        var error = Assert.Throws<DataException>(
            () => PictureReader.Read(SharedData.At("images", "unusual", "monkey12.jpg")));
        Assert.Contains(": the picture is of 12 bits per sample. Read are sequential", error.Message);
    }

    private static LoadedPicture Suite(string name) =>
        PictureReader.Decode(File.ReadAllBytes(SharedData.At("images", "pngsuite", name + ".png")), name);
}
