using System.Globalization;

namespace Saddle.Data;

/// <summary>An opened data set: what batches are drawn from.</summary>
public abstract class Dataset
{
    private const int FilesTold = 5;

    /// <summary>Short name, for run folders, reports and messages.</summary>
    public abstract string Name { get; }

    /// <summary>SHA-256, in lower-case hexadecimal, of the content, or of the parameters that draw it.</summary>
    public abstract string Hash { get; }

    /// <summary>Names of the classes 0, 1, …; empty where none are known.</summary>
    public abstract IReadOnlyList<string> ClassNames { get; }

    /// <summary>Files that were left out, in order of their paths.</summary>
    /// <value>Empty unless files were read.</value>
    public IReadOnlyList<BadFile> BadFiles { get; init; } = [];

    /// <summary>How many files there were, those left out among them.</summary>
    /// <value>0 unless files were read one by one.</value>
    public int FileCount { get; init; }

    /// <summary>"5 of 15 files were left out: a.png (the file is empty), …"; null where none were.</summary>
    public string? LeftOut => BadFiles.Count == 0 ? null : string.Create(CultureInfo.InvariantCulture,
        $"{BadFiles.Count} of {FileCount} files were left out: ")
        + string.Join(", ", BadFiles.Take(FilesTold).Select(file => $"{file.Path} ({file.Defect})"))
        + (BadFiles.Count > FilesTold ? ", …" : "");

    /// <summary>What was made of the files that their owner may not expect, each in one sentence.</summary>
    /// <value>Empty where there is nothing to say.</value>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Endless batches for training, a pure function of seed and step.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="options">For images; null means the defaults.</param>
    /// <exception cref="ArgumentException">There is nothing to draw from.</exception>
    public abstract IBatchSource Batches(ulong seed, BatchOptions? options = null);
}
