using System.Security.Cryptography;
using Saddle.Data.Caches;
using Saddle.Data.Pictures;
using Saddle.Data.Stores;
using Saddle.Nn.Formats;

namespace Saddle.Data.Folders;

/// <summary>Loads checked pictures of a tree when they are asked for.</summary>
/// <remarks>Safe for concurrent use while the tree is open.</remarks>
/// <param name="pictures">The pictures.</param>
/// <param name="facts">Of each.</param>
/// <param name="fitting">What is made of them.</param>
/// <param name="cache">Where decoded pictures are kept; null where they are not.</param>
/// <param name="listing">Where what was found out of files is kept; null where it is not.</param>
/// <param name="options">DecodingThreads and Cancellation are used.</param>
internal sealed class PictureLoader(
    IReadOnlyList<FoundPicture> pictures, IReadOnlyList<PictureFacts> facts, PictureFitting fitting,
    PixelCache? cache, string? listing, DatasetOptions options)
{
    private const int Least = 16;
    private const int Most = 1024;

    /// <summary>The pictures.</summary>
    public IReadOnlyList<FoundPicture> Pictures => pictures;

    /// <summary>What is known of each.</summary>
    public IReadOnlyList<PictureFacts> Facts => facts;

    /// <summary>What is made of them.</summary>
    public PictureFitting Fitting => fitting;

    /// <summary>Where decoded pictures are kept; null where they are not.</summary>
    public PixelCache? Cache => cache;

    /// <summary>The same for some of the pictures.</summary>
    public PictureLoader Select(int[] indices) => new(
        [.. indices.Select(index => pictures[index])], [.. indices.Select(index => facts[index])], fitting, cache,
        listing, options);

    /// <summary>Loads a picture.</summary>
    /// <param name="index">0 to Count − 1.</param>
    /// <param name="damage">Why it cannot be decoded, where the result is null.</param>
    /// <exception cref="DataException">It cannot be read, or has changed since it was checked.</exception>
    public FittedPicture? Load(int index, out DataException? damage)
    {
        damage = null;
        byte[] hash = facts[index].Hash;
        if (cache?.Find(hash) is { } kept)
        {
            return new FittedPicture(kept.Image, (PictureTraits)kept.Traits, facts[index].Stored);
        }

        string name = pictures[index].File.Path;
        byte[] bytes = pictures[index].File.ReadAll(Survey.LongestFile);
        if (!SHA256.HashData(bytes).AsSpan().SequenceEqual(hash))
        {
            if (listing is not null)
            {
                Listing.Remove(listing);
            }

            throw new DataException(name, $"picture '{name}': it has changed since the data were opened. It has "
                + $"{bytes.Length} bytes of other content. Restore it, or begin anew with it as it is.");
        }

        try
        {
            FittedPicture picture = fitting.Decode(bytes, name);
            cache?.Keep(hash, picture.Image, (byte)picture.Traits);
            return picture;
        }
        catch (DataException problem)
        {
            damage = problem;
            return null;
        }
    }

    /// <summary>Whether a picture that can be decoded is of some kind; looks at few where many are.</summary>
    /// <param name="possible">Which pictures it may hold for.</param>
    /// <param name="holds">Tells of a picture.</param>
    public bool Any(Func<PictureFacts, bool> possible, Func<FittedPicture, bool> holds)
    {
        int[] candidates = [.. facts.Index().Where(entry => possible(entry.Item)).Select(entry => entry.Index)];
        int size = Least;
        for (int first = 0; first < candidates.Length; first += size, size = Math.Min(2 * size, Most))
        {
            int found = 0, start = first;
            AtOnce.Do(
                Math.Min(size, candidates.Length - first), options.DecodingThreads, i =>
                {
                    if (Volatile.Read(ref found) == 0 && Load(candidates[start + i], out _) is { } picture
                        && holds(picture))
                    {
                        Volatile.Write(ref found, 1);
                    }
                },
                options.Cancellation);
            if (found != 0)
            {
                return true;
            }
        }

        return false;
    }
}
