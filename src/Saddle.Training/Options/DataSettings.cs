using Saddle.Data;
using Saddle.Data.Cifar;
using Saddle.Nn.Formats;
using Saddle.Settings;

namespace Saddle.Training.Options;

/// <summary>Which data a run learns from, and how they are opened.</summary>
/// <param name="Source">A built-in name or a path, as <see cref="DatasetCatalogue"/> takes it.</param>
/// <param name="Resize">Rows and columns that images are resized to; null for no change.</param>
/// <param name="Pad">Rows and columns that images are centred in; null for no change.</param>
/// <param name="Fit">How images of other proportions are brought into the square.</param>
/// <param name="Background">What lies below transparent pixels and around images; null for white and black.</param>
/// <param name="Limit">How many of the first images are used, of each class in turn; null for all.</param>
/// <param name="Validation">How many images are held out; 0 for none.</param>
/// <param name="Mirror">Whether images are mirrored at random.</param>
/// <param name="Format">Which of the two CIFAR sets a file is of; null lets its content tell.</param>
/// <param name="ArrayName">Which array of a file holds the images; null lets names and shapes tell.</param>
/// <param name="Strict">Whether files that cannot be used are refused rather than left out.</param>
/// <param name="Balanced">Whether batches show each class that has images equally often.</param>
/// <param name="CropMargin">By how many reflected pixels images are extended before they are cropped at random.</param>
/// <param name="ColourJitter">How far brightness, contrast and saturation are changed at random.</param>
/// <param name="Cache">The folder in which what was found out of large folders of pictures is kept; "none" keeps
/// nothing; null is <see cref="CacheFolder.Usual"/>.</param>
/// <param name="SkipDamaged">Whether pictures that turn out to be damaged while a run goes on are skipped rather than
/// end it.</param>
public sealed record DataSettings(
    string Source, int? Resize = null, int? Pad = null, Fit Fit = Fit.Cover, Rgb? Background = null, int? Limit = null,
    int Validation = 0, bool Mirror = false, CifarKind? Format = null, string? ArrayName = null, bool Strict = false,
    bool Balanced = false, int CropMargin = 0, double ColourJitter = 0, string? Cache = null, bool SkipDamaged = false)
{
    private const int MostPixels = 4096;
    private const string NoChange = "none";
    private const string NoCache = "none";
    private const string Leak = "generators learn to draw that too (Karras et al. 2020, section 2)";

    private static readonly Setting<string> s_source = new(
        "source", "digits", Ranges.Text,
        $"built in {string.Join(", ", DatasetCatalogue.Names)}; or a file or folder of IDX or CIFAR; or an npy, "
            + "npz, HDF5 or Parquet file, or a folder of Parquet files; or a folder of JPEG, PNG, WebP, GIF or BMP "
            + "files (class = subfolder, or labels.csv, or dataset.json); or a zip archive of any of them")
    { Flag = "data" };

    private static readonly Setting<int?> s_resize = new(
        "resize", null, Ranges.Optional(Ranges.Count(1, MostPixels), NoChange), "resize images to N x N");

    private static readonly Setting<int?> s_pad = new(
        "pad", null, Ranges.Optional(Ranges.Count(1, MostPixels), NoChange),
        "centre images in N x N pixels of background");

    private static readonly Setting<string> s_fit = new(
        "fit", FitNames.All[0], Ranges.OneOf(FitNames.All),
        "how --resize makes images square: cut the middle out, show all on background, or distort")
    { IsLater = true };

    private static readonly Setting<Rgb?> s_background = new(
        "background", null, Ranges.Optional(new ColourRange(), "default"),
        "below transparent pixels (default white), around contained and padded images (default black)")
    { IsLater = true };

    private static readonly Setting<int?> s_limit = new(
        "limit", null, Ranges.Optional(Ranges.Count(1), "all"), "use the first N images only, of each class in turn");

    private static readonly Setting<int> s_validation = new(
        "validation", 0, Ranges.Count(0), "hold out N images, which a run never learns from");

    private static readonly Setting<bool> s_balanced = new(
        "balanced", false, Ranges.Truth,
        "show each class that has images equally often; models learn the classes in equal shares and are measured so")
    { IsLater = true };

    private static readonly Setting<bool> s_mirror = new(
        "mirror", false, Ranges.Truth, $"mirror images left to right at random; {Leak}");

    private static readonly Setting<int> s_cropMargin = new(
        "crop-margin", 0, Ranges.Count(0, MostPixels - 1),
        $"extend images by N reflected pixels on each side and crop them to their size at random; {Leak}")
    { IsLater = true };

    private static readonly Setting<double> s_colourJitter = new(
        "colour-jitter", 0, Ranges.BelowOne,
        "change brightness, contrast and saturation of images at random, each by a factor from 1 - S to 1 + S; "
            + Leak)
    { IsLater = true };

    private static readonly Setting<string?> s_format = new(
        "format", null, Ranges.Optional(Ranges.OneOf(CifarNames.All), "auto"),
        "which CIFAR set a file is of, where its length and labels fit both")
    { IsLater = true };

    private static readonly Setting<string?> s_dataset = new(
        "dataset", null, Ranges.Optional(Ranges.Text, "auto"),
        "which array of an HDF5 or npz file holds the images, where several could")
    { IsLater = true };

    private static readonly Setting<bool> s_strict = new(
        "strict", false, Ranges.Truth, "refuse data with files that cannot be used, rather than leave them out")
    { Standing = Standing.Run, IsLater = true };

    private static readonly Setting<string?> s_cache = new(
        "cache", null, Ranges.Optional(new FolderRange(NoCache), "usual"),
        "folder that keeps the decoded pictures of large sets; may be deleted at any time")
    { Standing = Standing.Run, IsLater = true };

    private static readonly Setting<bool> s_skipDamaged = new(
        "skip-damaged", false, Ranges.Truth,
        "where a picture turns out to be damaged, show the next of its class instead of ending the run")
    { Standing = Standing.Run, IsLater = true };

    /// <summary>The place of these settings in a run's.</summary>
    public static Group Group { get; } =
        new("data", [
            s_source, s_resize, s_pad, s_fit, s_background, s_limit, s_validation, s_balanced, s_mirror, s_cropMargin,
            s_colourJitter, s_format, s_dataset, s_strict, s_cache, s_skipDamaged,
        ])
        {
            Flag = "",
            Standing = Standing.Data,
        };

    /// <summary>The same apart from a run, for what only opens data.</summary>
    public static Part<DataSettings> Part { get; } = new(
        "data", "which data, and how they are opened", "", [Group], Of);

    /// <summary>How the data are opened.</summary>
    public DatasetOptions How => new()
    {
        Resize = Resize,
        Pad = Pad,
        Fit = Fit,
        Background = Background,
        Limit = Limit,
        Cifar = Format,
        ArrayName = ArrayName,
        Strict = Strict,
        Cache = Cache switch { null => CacheFolder.Usual, NoCache => null, { } folder => folder },
        SkipDamaged = SkipDamaged,
    };

    /// <summary>How batches are made of them, apart from noise.</summary>
    public BatchOptions Batches => new()
    {
        Balanced = Balanced,
        CropMargin = CropMargin,
        Mirror = Mirror,
        ColourJitter = ColourJitter,
    };

    /// <summary>How often classes occur in batches.</summary>
    /// <param name="data">How often they occur in the data.</param>
    public ClassShares SharesOf(ClassShares data) => Balanced ? data.Balanced() : data;

    /// <summary>What opens the same data from any folder.</summary>
    public static string AnywhereNameOf(string source) =>
        DatasetCatalogue.Names.Contains(source, StringComparer.OrdinalIgnoreCase)
            ? source.ToLowerInvariant()
            : Path.GetFullPath(source);

    /// <summary>Opens the data.</summary>
    /// <param name="labelled">Whether labels are read, so that pictures without a class are of no use.</param>
    /// <param name="test">Whether the test images are asked for instead.</param>
    /// <param name="progress">Told how far opening is, and later of what is left out; null for nobody.</param>
    /// <exception cref="DataException">They cannot be opened.</exception>
    public Dataset Open(bool labelled = false, bool test = false, IProgress<DataEvent>? progress = null) =>
        DatasetCatalogue.Open(Source, How with { Labelled = labelled, Test = test, Progress = progress });

    /// <summary>Refuses a background that nothing shows.</summary>
    /// <param name="data">The data that were opened.</param>
    /// <exception cref="ConfigurationException">No image has transparent pixels, is contained or padded.</exception>
    public void RequireShown(Dataset data)
    {
        bool isShown = Background is null || Pad is not null || Fit == Fit.Contain
            || data is ImageDataset { IsTransparent: true };
        if (!isShown)
        {
            throw new ConfigurationException(
                $"background: nothing shows it. Got {Background}, but '{data.Name}' has no transparent pixels, and "
                    + "images are neither contained nor padded. Leave it out, or choose --pad or --fit contain.");
        }
    }

    internal static DataSettings Of(Chosen run)
    {
        Chosen chosen = run.Get(Group);
        return new DataSettings(
            chosen.Get(s_source), chosen.Get(s_resize), chosen.Get(s_pad), FitNames.Of(chosen.Get(s_fit)),
            chosen.Get(s_background), chosen.Get(s_limit), chosen.Get(s_validation), chosen.Get(s_mirror),
            CifarNames.Of(chosen.Get(s_format)), chosen.Get(s_dataset), chosen.Get(s_strict), chosen.Get(s_balanced),
            chosen.Get(s_cropMargin), chosen.Get(s_colourJitter), chosen.Get(s_cache), chosen.Get(s_skipDamaged));
    }
}
