using System.Globalization;

namespace Saddle.Data.Examining;

/// <summary>Finds images that hardly differ: other copies of one picture, packed or brightened differently.</summary>
/// <param name="images">The set.</param>
/// <param name="duplicates">Has seen each image before; equal images are not told again.</param>
/// <param name="mostWork">How many samples are compared in all; images that are not in memory count as more.</param>
/// <remarks>
/// <para>Candidates are those whose <see cref="DifferenceHash"/> differs in at most three bits. Two of them are near
/// duplicates if the root of the mean squared difference of their samples is at most a tenth of the standard deviation
/// of either's samples. With these bounds no pair of MNIST's or CIFAR-10's training images is found (the nearest are
/// at 0.13 and 0.26), 36 of Fashion-MNIST's are, and copies of one JPEG at qualities 30 to 99 are.</para>
/// <para>Images of fewer than 16 rows or columns have hardly more pixels than the hash has bits, and are not
/// compared.</para>
/// </remarks>
internal sealed class NearDuplicates(
    ImageDataset images, Duplicates duplicates, long mostWork = NearDuplicates.Usual) : Examination
{
    private const int LeastSize = 16;
    private const double Share = 0.1;

    // Some seconds.
    private const long Usual = 4_000_000_000;

    // What it takes to find a picture in a cache, in samples.
    private const int Finding = 16_384;

    private readonly DifferenceHash _hash = new(images.Channels, images.Height, images.Width);
    private readonly List<ulong> _hashes = [];
    private readonly List<int> _seen = [];
    private readonly List<double> _mostDifferences = []; // sums of squares
    private readonly byte[] _image = new byte[images.Store.IsHeld ? 0 : images.SampleLength];
    private readonly byte[] _other = new byte[images.Store.IsHeld ? 0 : images.SampleLength];
    private int _read = -1;
    private long _work;

    /// <inheritdoc/>
    public override void Look(int index, ReadOnlySpan<byte> samples)
    {
        if (Math.Min(images.Width, images.Height) < LeastSize || duplicates.IsCopy(index)
            || ConstantImages.IsConstant(samples, images.Channels))
        {
            return;
        }

        long sum = 0, squares = 0;
        foreach (byte sample in samples)
        {
            sum += sample;
            squares += sample * sample;
        }

        _seen.Add(index);
        _hashes.Add(_hash.Of(samples));
        _mostDifferences.Add(Share * Share * (squares - (double)sum * sum / samples.Length));
    }

    /// <inheritdoc/>
    public override IEnumerable<Finding> Findings()
    {
        var copies = new SortedDictionary<int, int>();
        var hashes = new NearHashes(_hashes);
        foreach ((int first, int second) in hashes.Pairs())
        {
            if (_work > mostWork)
            {
                break;
            }

            (int image, int other) = (_seen[second], _seen[first]);
            if (!copies.ContainsKey(image) && AreNear(image, other,
                Math.Min(_mostDifferences[first], _mostDifferences[second])))
            {
                copies.Add(image, other);
            }
        }

        bool isCutShort = hashes.IsCutShort || _work > mostWork;
        if (copies.Count > 0)
        {
            var names = new ImageNames(images);
            yield return new Finding("near-duplicates", (isCutShort ? "at least " : "") + string.Create(
                CultureInfo.InvariantCulture, $"{copies.Count} of {images.Count} images hardly differ from others: ")
                + names.Paired(copies.Select(pair => (pair.Key, pair.Value)), "~"),
                $"look at them, and {names.Removal(copies.Keys)}");
        }
    }

    private bool AreNear(int image, int other, double most)
    {
        ReadOnlySpan<byte> left = image == _read && !images.Store.IsHeld ? _image : Samples(image, _image);
        _read = image;
        ReadOnlySpan<byte> right = Samples(other, _other);
        long sum = 0;
        for (int i = 0; i < left.Length; i++)
        {
            int difference = left[i] - right[i];
            sum += difference * difference;
            if (sum > most)
            {
                _work += i;
                return false;
            }
        }

        _work += left.Length;
        return true;
    }

    private ReadOnlySpan<byte> Samples(int index, byte[] room)
    {
        if (images.Store.IsHeld)
        {
            return images.Image(index);
        }

        _work += room.Length + Finding;
        images.Read(index, room);
        return room;
    }
}
