using Saddle.Data.Caches;
using Saddle.Data.Pictures;
using Saddle.Data.Stores;
using Saddle.Nn.Formats;

namespace Saddle.Data.Folders;

/// <summary>Makes a set of the checked pictures of a tree: in memory, or decoded on demand.</summary>
/// <remarks>
/// <para>Up to some number of pictures all are decoded at once: what cannot be decoded is left out, and the samples
/// decide the set's hash. Of more pictures headers and contents decide all that is told, so that opening does not wait
/// for the decoder.</para>
/// </remarks>
/// <param name="tree">Where they lie.</param>
/// <param name="found">What was found there.</param>
/// <param name="listing">Where what was found out of files is kept; null where it is not.</param>
/// <param name="cache">The folder in which decoded pictures are kept; null where they are not.</param>
/// <param name="options">How they are opened.</param>
internal sealed class FolderImages(
    FileTree tree, FoundPictures found, string? listing, string? cache, DatasetOptions options)
{
    private readonly PictureStack _stack = new(tree.Kind, tree.Path, options);
    private readonly PictureRemarks _remarks = new(options.Background ?? Rgb.White);

    /// <summary>Makes the set.</summary>
    /// <param name="checks">What was found out of each picture.</param>
    /// <returns>The set, and whether it reads from the tree as long as it is used.</returns>
    /// <exception cref="DataException">There is no sound picture, or sizes differ and none to resize to was given.
    /// </exception>
    public (ImageDataset Set, bool ReadsTree) Make(FileRecord[] checks)
    {
        int[] sound = [.. checks.Index().Where(check => check.Item.Facts is not null).Select(check => check.Index)];
        PictureLoader loader = Loader(
            [.. sound.Select(i => found.Pictures[i])], [.. sound.Select(i => checks[i].Facts!)]);
        List<BadFile> bad =
        [
            .. checks.Index().Where(check => check.Item.Facts is null)
                .Select(check => new BadFile(found.Pictures[check.Index].File.Path, check.Item.Defect!)),
        ];
        RequireAny(loader, bad);
        if (sound.Length > options.Limits.MostAtOnce)
        {
            RequireOneSize(loader);
            return (OnDemand(loader, bad), true);
        }

        RequireOneSizeEarly(loader);
        long samples = loader.Facts.Sum(facts => 3L * Area(loader, facts));
        return samples <= options.Limits.MostHeld
            ? (InMemory(loader, bad), false)
            : (DecodedOnce(loader, bad), true);
    }

    private PictureLoader Loader(FoundPicture[] pictures, PictureFacts[] facts)
    {
        var fitting = new PictureFitting(options);
        if (cache is null || facts.Length == 0)
        {
            return new PictureLoader(pictures, facts, fitting, null, listing, options);
        }

        (int width, int height) = fitting.SizeOf(facts[0]);
        var kept = new PixelCache(cache, fitting.RecipeHere, width, height, facts.Length, options.Progress);
        return new PictureLoader(pictures, facts, fitting, kept, listing, options);
    }

    private static long Area(PictureLoader loader, PictureFacts facts)
    {
        (int width, int height) = loader.Fitting.SizeOf(facts);
        return (long)width * height;
    }

    private ImageDataset InMemory(PictureLoader loader, List<BadFile> bad)
    {
        var decoded = new (FittedPicture? Picture, DataException? Damage)[loader.Pictures.Count];
        Decode(loader, (i, picture, damage) => decoded[i] = (picture, damage));
        FoundPicture[] good =
        [
            .. loader.Pictures.Index().Where(picture => _stack.Add(picture.Item.File.Path,
                () => decoded[picture.Index].Picture ?? throw decoded[picture.Index].Damage!))
                .Select(picture => picture.Item),
        ];
        bad.AddRange(_stack.Bad);
        RequireAny(good.Length, bad);
        return _stack.ToSet(
            tree.Name, Labels(good), found.Classes, found.Remarks, Sorted(bad), [.. good.Select(Path)],
            loader.Cache);
    }

    // All are decoded to know what can be, but too large to be kept.
    private ImageDataset DecodedOnce(PictureLoader loader, List<BadFile> bad)
    {
        var decoded = new (int Channels, PictureTraits Traits, DataException? Damage)[loader.Pictures.Count];
        Decode(loader, (i, picture, damage) => decoded[i] =
            (picture?.Image.Channels ?? 0, picture?.Traits ?? PictureTraits.None, damage));
        bad.AddRange(decoded.Index().Where(entry => entry.Item.Damage is not null).Select(entry => new BadFile(
            Path(loader.Pictures[entry.Index]), entry.Item.Damage!.Message)));
        int[] sound = [.. decoded.Index().Where(entry => entry.Item.Damage is null).Select(entry => entry.Index)];
        loader = loader.Select(sound);
        RequireAny(loader, bad);
        RequireOneSize(loader);
        Array.ForEach(sound, i => _remarks.Count(decoded[i].Traits));
        return Set(loader, Channels(() => sound.Any(i => decoded[i].Channels == 3)), isKnownByFiles: false, bad,
            new Lazy<bool>(() => _remarks.IsAnyTransparent));
    }

    private ImageDataset OnDemand(PictureLoader loader, List<BadFile> bad)
    {
        foreach (PictureFacts facts in loader.Facts)
        {
            _remarks.Count(facts.Traits);
            _remarks.CountOpacity(facts.MayBeTransparent);
        }

        int channels = Channels(() =>
            loader.Any(loader.Fitting.MayHaveColour, picture => picture.Image.Channels == 3));
        return Set(loader, channels, isKnownByFiles: true, bad, new Lazy<bool>(() => loader.Any(
            facts => facts.MayBeTransparent, picture => picture.Traits.HasFlag(PictureTraits.Transparent))));
    }

    private ImageDataset Set(
        PictureLoader loader, int channels, bool isKnownByFiles, List<BadFile> bad, Lazy<bool> transparency)
    {
        (int width, int height) = loader.Fitting.SizeOf(loader.Facts[0]);
        ImageStore store = new PictureStore(loader, channels, checked(channels * width * height), isKnownByFiles);
        if ((long)store.Count * store.SampleLength <= options.Limits.MostHeld)
        {
            store = new HeldStore(store);
        }

        return new ImageDataset(tree.Name, channels, height, width, store, Labels(loader.Pictures), found.Classes)
        {
            Cache = loader.Cache,
            StandIns = options.SkipDamaged ? new StandIns(options.Progress) : null,
            BadFiles = Sorted(bad),
            DecodingThreads = options.DecodingThreads,
            FileCount = loader.Pictures.Count + found.LeftOut.Count + bad.Count,
            FileNames = [.. loader.Pictures.Select(Path)],
            StoredSizes = [.. loader.Facts.Select(facts => facts.Stored)],
            Remarks = [.. found.Remarks, .. _remarks.Sentences],
            Transparency = transparency,
        };
    }

    private int Channels(Func<bool> isAnyInColour) => options.Colour switch
    {
        ColourMode.Grey => 1,
        ColourMode.Colour => 3,
        _ => isAnyInColour() ? 3 : 1,
    };

    private void Decode(PictureLoader loader, Action<int, FittedPicture?, DataException?> done)
    {
        var work = new CountedWork(options.Progress, "decoding pictures", loader.Pictures.Count);
        AtOnce.Do(
            loader.Pictures.Count, options.DecodingThreads, i =>
            {
                FittedPicture? picture = loader.Load(i, out DataException? damage);
                done(i, picture, damage);
                work.Count();
            },
            options.Cancellation);
    }

    // Where two pictures differ, nobody has to wait for the others; a damaged one would be left out.
    private void RequireOneSizeEarly(PictureLoader loader)
    {
        if (Other(loader) is { } other && loader.Load(0, out _) is not null && loader.Load(other, out _) is not null)
        {
            RequireOneSize(loader);
        }
    }

    private void RequireOneSize(PictureLoader loader)
    {
        if (Other(loader) is { } other)
        {
            (PictureFacts first, PictureFacts second) = (loader.Facts[0], loader.Facts[other]);
            throw PictureStack.SizesDiffer(
                tree.Kind, tree.Path, (Path(loader.Pictures[0]), first.Width, first.Height),
                (Path(loader.Pictures[other]), second.Width, second.Height));
        }
    }

    private static int? Other(PictureLoader loader)
    {
        (int, int) size = loader.Fitting.SizeOf(loader.Facts[0]);
        int other = loader.Facts.Index().FirstOrDefault(entry => loader.Fitting.SizeOf(entry.Item) != size).Index;
        return other > 0 ? other : null;
    }

    private static string Path(FoundPicture picture) => picture.File.Path;

    private int[]? Labels(IReadOnlyList<FoundPicture> pictures)
    {
        Dictionary<string, int> numbers = found.Classes.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        return found.Classes.Count > 0 ? [.. pictures.Select(picture => numbers[picture.Class!])] : null;
    }

    private BadFile[] Sorted(List<BadFile> bad) =>
        [.. found.LeftOut.Concat(bad).OrderBy(file => file.Path, StringComparer.Ordinal)];

    private void RequireAny(PictureLoader loader, List<BadFile> bad) => RequireAny(loader.Pictures.Count, bad);

    private void RequireAny(int good, List<BadFile> leftOut)
    {
        if (good > 0)
        {
            return;
        }

        BadFile[] bad = Sorted(leftOut);
        string passedOver = string.Concat(found.Remarks.Select(remark => $" Note: {remark}."));
        string held = bad.Length == 0
            ? $"It holds no pictures.{passedOver}"
            : $"None of its {bad.Length} files can be used, the first because: {bad[0].Reason}";
        throw new DataException(tree.Path, $"{tree.Kind}: '{tree.Path}' has no images. {held} Name a folder of "
            + $"{PictureReader.Formats} files, or of class folders with such files.");
    }
}
