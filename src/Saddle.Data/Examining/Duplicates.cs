using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Saddle.Data.Examining;

/// <summary>Finds images whose samples are all equal, also where their classes are not.</summary>
/// <param name="images">The set.</param>
/// <remarks>Images are told apart by 128 bits of their SHA-256. Constant images are not compared.</remarks>
internal sealed class Duplicates(ImageDataset images) : Examination
{
    private const string Sign = "=";

    private readonly Dictionary<UInt128, int> _firsts = [];
    private readonly SortedDictionary<int, int> _copies = []; // of which image each is a copy

    /// <summary>Whether an image that was seen equals an earlier one.</summary>
    public bool IsCopy(int index) => _copies.ContainsKey(index);

    /// <inheritdoc/>
    public override void Look(int index, ReadOnlySpan<byte> samples)
    {
        if (ConstantImages.IsConstant(samples, images.Channels))
        {
            return;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(samples, hash);
        UInt128 bits = BinaryPrimitives.ReadUInt128LittleEndian(hash);
        if (!_firsts.TryAdd(bits, index))
        {
            _copies.Add(index, _firsts[bits]);
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<Finding> Findings()
    {
        var names = new ImageNames(images);
        ILookup<bool, (int Copy, int First)> copies = _copies.Select(pair => (pair.Key, pair.Value))
            .ToLookup(pair => images.Labels is { } labels && labels[pair.Key] != labels[pair.Value]);
        if (copies[true].Any())
        {
            yield return new Finding("labels", string.Create(CultureInfo.InvariantCulture,
                $"{copies[true].Count()} of {images.Count} images with a copy in another class: ")
                    + names.Paired(copies[true], Sign),
                "keep each in the class that is true, and "
                    + names.Removal(copies[true].SelectMany(pair => (int[])[pair.First, pair.Copy]).Distinct())
                    + " where it is not");
        }

        if (copies[false].Any())
        {
            yield return new Finding("duplicates", string.Create(CultureInfo.InvariantCulture,
                $"{copies[false].Count()} of {images.Count} images equal others: ")
                + names.Paired(copies[false], Sign), names.Removal(copies[false].Select(pair => pair.Copy)));
        }
    }
}
