using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Saddle.Nn.Formats;

namespace Saddle.Training.Runs;

/// <summary>The folder of one run: options, logs, pictures and snapshots under fixed names.</summary>
/// <remarks>Numbers in file names are steps, with at least six digits.</remarks>
public sealed class RunFolder
{
    private const string SnapshotPrefix = "snapshot-";
    internal const string SnapshotEnding = ".safetensors";
    private const string SamplesPrefix = "samples-";
    private const string SamplesEnding = ".png";

    // Names of files may have 255 bytes.
    private const int LongestName = 200;
    private const int HashLength = 16;

    private RunFolder(string path, RunFiles? files = null) => (Path, Files) = (path, files ?? RunFiles.Disk);

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>When the run was begun, or gone on with last.</summary>
    internal DateTime LastBegun => System.IO.File.GetLastWriteTimeUtc(OptionsPath);

    /// <summary>What writes its files.</summary>
    internal RunFiles Files { get; }

    /// <summary>The resolved options, as JSON.</summary>
    public string OptionsPath => File("options.json");

    /// <summary>How the run ended last, as JSON.</summary>
    public string OutcomePath => File("outcome.json");

    /// <summary>One JSON object per report.</summary>
    public string StatisticsPath => File("stats.jsonl");

    /// <summary>A copy of what was shown.</summary>
    public string LogPath => File("log.txt");

    /// <summary>The time of every kernel, where it was measured.</summary>
    public string ProfilePath => File("profile.txt");

    /// <summary>
    /// Makes the next numbered folder, such as <c>runs/00003-digits-dcgan-wgan-gp</c>; of several processes that ask at
    /// once, each gets a number of its own.
    /// </summary>
    /// <param name="root">The folder of runs; made where missing.</param>
    /// <param name="description">Follows the number; characters other than letters, digits, dots and plus signs become
    /// dashes, and of a long one a hash stands for the end.</param>
    /// <exception cref="RunException">The folder cannot be made.</exception>
    public static RunFolder Create(string root, string description) => Create(root, description, RunFiles.Disk);

    internal static RunFolder Create(string root, string description, RunFiles files) => FileSystem.Try(
        () => new RunFolder(MakeNext(root, NameOf(description)), files),
        (said, cause) => new RunException(
            $"run: the folder cannot be made. {root}: {said} Choose an output folder that can be written to.", cause));

    /// <summary>The newest run of a description in a folder of runs; null where there is none.</summary>
    public static RunFolder? Find(string root, string description) => Directory.Exists(root)
        ? Directory.EnumerateDirectories(root)
            .Select(path => (Path: path, Name: System.IO.Path.GetFileName(path)))
            .Where(entry => RunNumber.Of(entry.Name) is not null
                && entry.Name.AsSpan(entry.Name.IndexOf('-') + 1).SequenceEqual(NameOf(description))
                && Exists(entry.Path))
            .OrderBy(entry => RunNumber.Of(entry.Name)).Select(entry => new RunFolder(entry.Path)).LastOrDefault()
        : null;

    /// <summary>Whether a folder is that of a run: it has options, or snapshots, which hold them too.</summary>
    public static bool Exists(string path) => System.IO.File.Exists(new RunFolder(path).OptionsPath)
        || (Directory.Exists(path) && new RunFolder(path).SnapshotSteps().Count > 0);

    /// <summary>The folder of a run that exists.</summary>
    /// <exception cref="RunException">There is no such run.</exception>
    public static RunFolder Open(string path) => Open(path, RunFiles.Disk);

    internal static RunFolder Open(string path, RunFiles files) => Exists(path)
        ? new RunFolder(path, files)
        : throw new RunException(
            $"run: this is not a run's folder. {path} has no options.json. Name a folder that 'train' made.");

    /// <summary>The folder of a run that exists.</summary>
    /// <param name="path">The folder, or one of its snapshots.</param>
    /// <exception cref="RunException">There is no such run.</exception>
    public static RunFolder Of(string path) => Open(System.IO.File.Exists(path) ? FolderOf(path) : path);

    /// <summary>Keeps other trainings out of the folder until disposed; the claim ends with the process, however it
    /// ends.</summary>
    /// <exception cref="RunException">Another training is writing to the folder.</exception>
    internal IDisposable Claim() => FileSystem.Try(
        () => new FileStream(File(".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1,
            FileOptions.DeleteOnClose),
        (said, cause) => new RunException(
            $"run: the folder cannot be claimed for training. {Path}: {said} "
                + "Wait for the training that is writing to it or stop that, or make the folder writable.", cause));

    /// <summary>Writes the options; replaces earlier ones.</summary>
    public void WriteOptions(string json) => Files.WriteText(OptionsPath, json + "\n");

    /// <summary>The options the run was started with, as JSON.</summary>
    /// <exception cref="RunException">The file cannot be read.</exception>
    public string ReadOptions() => Read(OptionsPath);

    /// <summary>How the run ended last.</summary>
    /// <exception cref="RunException">The file is there but cannot be read.</exception>
    public RunOutcome ReadOutcome() => System.IO.File.Exists(OutcomePath)
        ? RunOutcome.FromJson(Read(OutcomePath))
        : new RunOutcome(RunEnding.Open, 0);

    /// <summary>Forgets how the run ended, as it goes on.</summary>
    /// <exception cref="RunException">The file cannot be removed.</exception>
    internal void ClearOutcome() => Files.Delete(OutcomePath);

    /// <summary>Notes how the run ended.</summary>
    /// <exception cref="RunException">The file cannot be written.</exception>
    internal void WriteOutcome(RunOutcome outcome) => Files.WriteText(OutcomePath, outcome.ToJson() + "\n");

    /// <summary>Adds what was measured of a snapshot to the files of each metric.</summary>
    /// <exception cref="RunException">A file cannot be written.</exception>
    internal void AppendMetrics(long step, Figures figures)
    {
        foreach (Figure figure in figures)
        {
            JsonLines.Append(Files, MetricPath(figure.Name), step, [new Figure("value", figure.Value)]);
            Files.Flush(MetricPath(figure.Name));
        }
    }

    /// <summary>Whether a metric was measured of a snapshot.</summary>
    internal bool HasMetric(string metric, long step) => JsonLines.Has(MetricPath(metric), step);

    /// <summary>Where the snapshot after so many steps lies.</summary>
    public string SnapshotPath(long step) => File($"{SnapshotPrefix}{Digits(step)}{SnapshotEnding}");

    /// <summary>Where the picture of the fixed latents after so many steps lies; <c>samples-init.png</c>
    /// for 0.</summary>
    public string SamplesPath(long step) =>
        File($"{SamplesPrefix}{(step == 0 ? "init" : Digits(step))}{SamplesEnding}");

    /// <summary>Where a picture of real examples lies.</summary>
    public string RealsPath => File("reals.png");

    /// <summary>Where the evaluations of one metric lie, one JSON object each.</summary>
    public string MetricPath(string metric) => File($"metric-{metric}.jsonl");

    /// <summary>Steps of the complete snapshots, oldest first.</summary>
    public IReadOnlyList<long> SnapshotSteps() =>
    [
        .. Directory.EnumerateFiles(Path, $"{SnapshotPrefix}*{SnapshotEnding}")
            .Select(path => StepOf(path, SnapshotPrefix, SnapshotEnding)).Where(step => step >= 0).Order(),
    ];

    /// <summary>The newest snapshot.</summary>
    /// <exception cref="RunException">There is none yet.</exception>
    public string LatestSnapshot() =>
        SnapshotSteps() is [.., long latest] ? SnapshotPath(latest) : throw new RunException(
            $"run: there is no snapshot yet. {Path} holds none. "
                + "Train again; the first snapshot is written after the first interval.");

    /// <summary>The newest snapshot that can be read, of those older than one; null where there is none.</summary>
    /// <param name="snapshot">A snapshot's file.</param>
    internal static string? WholeBefore(string snapshot)
    {
        var folder = new RunFolder(FolderOf(snapshot));
        long step = folder.StepOfSnapshot(snapshot);
        return folder.SnapshotSteps().Where(older => older < step).Select(folder.SnapshotPath)
            .LastOrDefault(SnapshotFile.IsWhole);
    }

    /// <summary>Deletes all but the newest snapshots.</summary>
    /// <param name="keep">How many stay; 0 for all.</param>
    public void Prune(int keep)
    {
        if (keep > 0)
        {
            foreach (long step in SnapshotSteps().SkipLast(keep))
            {
                Files.Delete(SnapshotPath(step));
            }
        }
    }

    /// <summary>Removes what a killed run left beyond its last snapshot: half-written files and later lines and
    /// pictures.</summary>
    /// <param name="step">Steps of the snapshot the run goes on from.</param>
    public void Rewind(long step)
    {
        foreach (string path in Directory.EnumerateFiles(Path, "*" + AtomicFile.TemporaryEnding))
        {
            Files.Delete(path);
        }

        foreach (string path in Directory.EnumerateFiles(Path, "*.jsonl"))
        {
            JsonLines.Rewind(Files, path, step);
        }

        foreach (long later in SnapshotSteps().Where(other => other > step))
        {
            Files.Delete(SnapshotPath(later));
        }

        foreach (string path in Directory.EnumerateFiles(Path, $"{SamplesPrefix}*{SamplesEnding}").ToArray())
        {
            if (StepOf(path, SamplesPrefix, SamplesEnding) > step)
            {
                Files.Delete(path);
            }
        }
    }

    /// <summary>What a description is in a folder's name; a long one ends in its hash.</summary>
    internal static string NameOf(string description)
    {
        string name = new([.. description.Select(letter =>
            char.IsAsciiLetterOrDigit(letter) || letter is '.' or '+' ? letter : '-')]);
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(description)))[..HashLength];
        return name.Length <= LongestName ? name : $"{name[..(LongestName - HashLength - 1)]}-{hash}";
    }

    // The path of the folder that was made.
    private static string MakeNext(string root, string name)
    {
        Directory.CreateDirectory(root);
        for (int number = NextNumber(root); ; number++)
        {
            using RunNumber? claim = RunNumber.Claim(root, number);

            // Whoever had the claim before may have made the folder since the numbers were looked at.
            if (claim is not null && !Numbers(root).Contains(number))
            {
                return claim.MakeFolder(name);
            }
        }
    }

    private static int NextNumber(string root) => 1 + Numbers(root).DefaultIfEmpty(-1).Max();

    private static IEnumerable<int> Numbers(string root) => Directory.EnumerateDirectories(root)
        .Select(path => RunNumber.Of(System.IO.Path.GetFileName(path)) ?? -1);

    private static string FolderOf(string file) =>
        System.IO.Path.GetDirectoryName(file) is { Length: > 0 } path ? path : ".";

    private static string Read(string path) => FileSystem.Try(
        () => System.IO.File.ReadAllText(path),
        (said, cause) => new RunException($"run: a file cannot be read. {path}: {said} Check the file.", cause));

    private static string Digits(long step) => step.ToString("D6", CultureInfo.InvariantCulture);

    // Of names that this class gives; of others, which may hold a number too, -1.
    private static long StepOf(string path, string prefix, string ending)
    {
        string digits = System.IO.Path.GetFileName(path)[prefix.Length..^ending.Length];
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long step)
            && digits == Digits(step) ? step : -1;
    }

    private long StepOfSnapshot(string file) =>
        SnapshotSteps().Where(step => System.IO.Path.GetFileName(SnapshotPath(step))
            == System.IO.Path.GetFileName(file)).DefaultIfEmpty(-1).First();

    private string File(string name) => System.IO.Path.Combine(Path, name);
}
