using System.Security.Cryptography;
using Xunit;

namespace Saddle.Data.Tests;

public sealed class DigitsTests
{
    [Fact]
    public void The_embedded_file_is_the_published_one()
    {
        using Stream stream = Digits.Embedded();
        Assert.Equal("46abec6b12486ad9e51943373abcf22bbea1b5a51a1619b361570d8893f1464a",
            Convert.ToHexStringLower(SHA256.HashData(stream)));
    }

    [Fact]
    public void All_1797_images_load_with_their_published_class_counts()
    {
        ImageDataset digits = Digits.Load();
        Assert.Equal((1797, 1, 8, 8), (digits.Count, digits.Channels, digits.Height, digits.Width));
        Assert.Equal([178, 182, 177, 183, 181, 182, 181, 179, 174, 180],
            Enumerable.Range(0, 10).Select(d => digits.Labels!.Count(label => label == d)));
        Assert.Equal(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], digits.ClassNames);
    }

    [Fact]
    public void Levels_0_to_16_are_spread_over_0_to_255()
    {
        // The first row of the file starts 0, 0, 5, 13, 9, 1: 5 · 255 / 16 = 79.69, 13 → 207.19, 9 → 143.44, 1 → 15.94.
        Assert.Equal([0, 0, 80, 207, 143, 16], Digits.Load().Image(0)[..6].ToArray());
        Assert.Equal(255, Digits.Load().ToArray().Max());
    }

    // Computed from the file by a program in another language.
    [Fact]
    public void The_hash_covers_shape_pixels_and_labels() =>
        Assert.Equal("dcff8ffb31f46bf84d27a8e67996bb9e3f9b7562124b021918fc1200788fd186", Digits.Load().Hash);
}
