namespace Saddle.Tests.Structure;

/// <summary>
/// What may use what, project by project and folder by folder; whatever is not listed is a violation.
/// </summary>
internal static class DeclaredOrders
{
    /// <summary>
    /// The order within each folder that has folders. An arrow means "is used by", directly or through others; folders
    /// on two sides of a bar do not know each other; those on two sides of a double arrow do, and are to be untied. A
    /// dot stands for the files of the folder itself; without a place, they may name all and be named by all.
    /// </summary>
    private static readonly Dictionary<string, string> s_declared = new()
    {
        ["src"] =
            """
            Saddle -> Saddle.Nn | Saddle.Games | Saddle.Distances
            Saddle.Nn -> Saddle.Data
            Saddle.Data | Saddle.Games | Saddle.Distances -> Saddle.Training
            Saddle.Training -> Saddle.Gans -> Saddle.Reproductions -> Saddle.Cli
            """,

        ["src/Saddle"] =
            """
            Kernels | Graphs -> Ops -> Derivatives | Passes | Planning -> Running -> .
            Settings
            """,
        ["src/Saddle/Kernels"] =
            """
            Vectors -> Workers -> Products
            Vectors -> Operators -> RandomNumbers | Reductions
            Reductions -> Movement
            Products | Movement -> Convolutions
            """,
        ["src/Saddle/Running"] = ". -> Cpu",

        ["src/Saddle.Nn"] =
            """
            Initialisers -> Layers
            Formats | Optimisers | Schedules
            """,
        ["src/Saddle.Data"] =
            """
            Files -> Pictures -> Caches -> Folders
            Files -> Pictures -> Arrays -> Cifar | Idx | Numpy | Hdf5 | Folders
            Cifar | Idx | Points | Pictures | Stores -> Folders
            Arrays | Folders -> Parquet
            Stores -> Examining
            Sequences | Text
            """,

        ["src/Saddle.Games"] = "Adjustments -> Motions -> Spectra -> Markets -> Library",
        ["src/Saddle.Games/Spectra"] = ". <-> Krylov",

        ["src/Saddle.Distances"] = ". -> Metrics",

        ["src/Saddle.Gans"] =
            """
            Architectures | Objectives | Penalties -> Training
            """,
        ["src/Saddle.Gans/Penalties"] = ". <-> Measures",
        ["src/Saddle.Training"] =
            """
            . -> Controllers
            . -> Learners -> Runs -> Options -> Classifiers | Comparisons
            Reports -> Classifiers
            . | Reports -> Studies
            """,
        ["src/Saddle.Reproductions"] =
            """
            Toys -> Wgan03 | WganGp06 | Consensus08 | SmoothMarkets09 | GradientRegularised10 | SimplePenalty11
            """,

        ["src/Saddle.Cli"] = "Parsing -> Progress <-> Training -> Analysing | Comparing -> Verbs",
    };

    /// <summary>The orders by the folder they are of.</summary>
    public static IReadOnlyDictionary<string, FolderOrder> All { get; } =
        s_declared.ToDictionary(entry => entry.Key, entry => FolderOrder.Parse(entry.Value));
}
