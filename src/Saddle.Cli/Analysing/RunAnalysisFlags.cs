using System.CommandLine;
using Saddle.Cli.Parsing;
using Saddle.Settings;
using Saddle.Training.Runs;

namespace Saddle.Cli.Analysing;

/// <summary>The flags that say how to analyse a run.</summary>
internal sealed class RunAnalysisFlags
{
    private readonly Option<long?> _snapshot =
        Flag.Whole("--snapshot", "Which snapshot of a run [default: the newest]", 0, long.MaxValue);

    private readonly Option<string?> _data =
        Flag.Text("--data", "PATH", "Where the run's data are now [default: where they were]");

    private readonly Option<bool> _strict =
        Flag.Switch("--strict", "Refuse data with files that cannot be used, rather than leave them out");

    private readonly Option<long?> _batches =
        Flag.Whole("--batches", "Minibatches that the Jacobian is averaged over [default: 10]", most: 10_000);

    private readonly Option<long?> _batch =
        Flag.Whole("--batch", "Examples per minibatch [default: the run's]", most: 65_536);

    private readonly Option<long?> _count = Flag.Whole("--count",
        "Eigenvalues of a large model: so many by modulus, as many by real part [default: 10]", most: 500);

    private readonly Option<long?> _products = Flag.Whole("--products",
        "Products with the Jacobian after which a search ends with what it has [default: 200]", most: 1_000_000);

    private readonly Option<bool> _bare =
        Flag.Switch("--without-penalty", "Set the spectrum without the run's penalty beside");

    private readonly Option<long?> _threads =
        Flag.Whole("--threads", "Worker threads [default: one per processor]", least: 0, most: 1024);

    /// <summary>All flags, which are for runs only.</summary>
    public IEnumerable<Option> All => [_snapshot, _data, _strict, _batches, _batch, _count, _products, _bare, _threads];

    public void AddTo(Command command)
    {
        foreach (Option flag in All)
        {
            command.Add(flag);
        }
    }

    /// <summary>The analysis that a command line asks for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="path">A run's folder or a snapshot.</param>
    /// <param name="weight">Of consensus, to set beside; null for none.</param>
    /// <param name="files">Where tables go; null for the terminal alone.</param>
    /// <param name="catalogues">Where the names in the run's options are found.</param>
    public RunAnalysis Read(ParseResult parsed, string path, double? weight, ResultFiles? files,
        Catalogues catalogues) => new()
        {
            Run = SavedRun.Find(path, parsed.GetValue(_snapshot)),
            Catalogues = catalogues,
            Data = parsed.GetValue(_data),
            IsStrict = parsed.GetValue(_strict),
            Batches = (int)(parsed.GetValue(_batches) ?? 10),
            Batch = (int?)parsed.GetValue(_batch),
            Count = (int)(parsed.GetValue(_count) ?? 10),
            Products = (int)(parsed.GetValue(_products) ?? 200),
            ConsensusWeight = weight,
            WithoutPenalty = parsed.GetValue(_bare),
            Threads = (int)(parsed.GetValue(_threads) ?? 0),
            Files = files,
        };
}
