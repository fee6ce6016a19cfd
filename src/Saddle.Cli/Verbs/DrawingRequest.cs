using System.Globalization;
using Saddle.Data;
using Saddle.Gans;
using Saddle.Settings;

namespace Saddle.Cli.Verbs;

/// <summary>What to draw from a generator, and where to.</summary>
internal sealed record DrawingRequest
{
    private const int DefaultColumns = 8;
    private const int DefaultImages = 64;
    private const int DefaultPoints = 2048;
    private const double LeastTruncation = 0.05;

    // Singles drawn at a time.
    private const int Part = 1024;

    public int? Count { get; init; }

    public int? Columns { get; init; }

    public long Seed { get; init; }

    public long? Step { get; init; }

    /// <summary>Which class, by name or number; null for all.</summary>
    public string? ClassName { get; init; }

    /// <summary>The number of that class in a run, once <see cref="For"/> has found it.</summary>
    public int? Class { get; private init; }

    public double Truncation { get; init; } = double.PositiveInfinity;

    /// <summary>Ways between pairs of latent vectors; null for independent samples.</summary>
    public int? Rows { get; init; }

    public string? Output { get; init; }

    public string? Singles { get; init; }

    public int Threads { get; init; }

    /// <summary>Pictures in a row of the grid; 0 for a square.</summary>
    public int GridColumns => Rows is null ? Columns ?? 0 : Columns ?? DefaultColumns;

    /// <summary>Whether a grid or plot is asked for.</summary>
    public bool HasGrid => Singles is null || Output is not null;

    /// <summary>The same for a run, whose classes have names.</summary>
    /// <exception cref="ConfigurationException">There is no such class.</exception>
    public DrawingRequest For(ClassNames classes) => ClassName is { } name
        ? this with { Class = classes.Find(name) ?? throw Unknown(name, classes) }
        : this;

    // Of many, numbers tell as much as names.
    private static ConfigurationException Unknown(string name, ClassNames classes) => new(
        classes.Count == 0 ? $"generate: this model has no classes. Asked for class {name}. "
            + "Leave the class out, or train with --conditional."
        : classes.AreNumbers ? string.Create(CultureInfo.InvariantCulture,
            $"generate: there is no such class. Asked for class {name} of {classes.Count}. ")
            + "Use a class from 0 up to below that number, or leave it out."
        : $"generate: there is no class '{name}'. {NearestNames.Sentence(name, classes)} "
            + "Use one of these, or leave it out.");

    /// <summary>All examples, shape [n, ..sample].</summary>
    /// <exception cref="ConfigurationException">There is no such class.</exception>
    public Tensor Draw(Generator generator) => Rows is { } rows
        ? generator.Interpolate(rows, GridColumns, Seed, Class, Truncation)
        : generator.Sample(CountOf(generator.Formulation.Sample), Seed, Class, Truncation);

    /// <summary>The same part by part, so that any number fits into memory.</summary>
    /// <returns>The number of the first of each part, with the part.</returns>
    /// <exception cref="ConfigurationException">There is no such class.</exception>
    public IEnumerable<(int First, Tensor Examples)> DrawParts(Generator generator)
    {
        if (Rows is not null || HasGrid)
        {
            yield return (0, Draw(generator));
            yield break;
        }

        int count = CountOf(generator.Formulation.Sample);
        for (int first = 0; first < count; first += Part)
        {
            yield return (
                first, generator.Sample(Math.Min(Part, count - first), Seed, Class, Truncation, first));
        }
    }

    /// <summary>Refuses what cannot be drawn of some examples, before any is.</summary>
    /// <param name="sample">The shape of one.</param>
    /// <exception cref="UsageException">
    /// The truncation is too small, there is one column to interpolate over, images are asked for of points, or one
    /// picture would hold too many.
    /// </exception>
    public void RequireDrawable(Shape sample)
    {
        if (Truncation < LeastTruncation)
        {
            throw new UsageException(string.Create(CultureInfo.InvariantCulture,
                $"generate: --truncation takes a number of at least {LeastTruncation}. Got {Truncation}. ")
                + "Write for example 0.7.");
        }

        if (Rows is not null && GridColumns < 2)
        {
            throw new UsageException(
                "generate: --interpolate needs at least 2 columns. Got --columns 1. Leave --columns out for 8.");
        }

        if (sample.Rank == 1)
        {
            RequirePoints();
        }
        else if (Rows is not null || HasGrid)
        {
            RequireRoom(sample);
        }
    }

    /// <summary>Refuses what would be lost silently.</summary>
    /// <param name="runs">From how many runs to draw.</param>
    /// <exception cref="UsageException">Two options do not go together.</exception>
    public void RequireUnlost(int runs)
    {
        if (runs > 1 && (Output ?? Singles) is not null)
        {
            string name = Output is null ? "--singles" : "--output";
            throw new UsageException(string.Create(CultureInfo.InvariantCulture,
                $"generate: {name} takes the pictures of one run. Got {runs} runs. Name one, or leave {name} out."));
        }

        if (Rows is not null && Count is not null)
        {
            throw new UsageException("generate: --interpolate draws its rows times --columns. Got --count as well. "
                + "Leave --count out.");
        }
    }

    /// <summary>A file name that tells what was drawn.</summary>
    public string DefaultName(string snapshot)
    {
        string step = Path.GetFileNameWithoutExtension(snapshot).Replace("snapshot-", "", StringComparison.Ordinal);
        string kind = Rows is null ? "generated" : "interpolated";
        string label = Class is { } number ? string.Create(CultureInfo.InvariantCulture, $"-class{number}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{kind}-{step}-seed{Seed}{label}.png");
    }

    private int CountOf(Shape sample) =>
        Rows * GridColumns ?? Count ?? (sample.Rank == 1 ? DefaultPoints : DefaultImages);

    private void RequirePoints()
    {
        if (Rows is null && Columns is not null)
        {
            throw new UsageException("generate: --columns is for images. This model makes points of the plane. "
                + "Leave --columns out for a plot.");
        }

        if (Singles is not null)
        {
            throw new UsageException(
                "generate: --singles is for images. This model makes points of the plane. "
                + "Leave --singles out for a plot.");
        }
    }

    private void RequireRoom(Shape sample)
    {
        int count = CountOf(sample);
        if (count > ImageGrid.MostCells)
        {
            string advice = Rows is null && Output is null
                ? "Lower --count, or write each to a file of its own with --singles."
                : $"Lower {(Rows is null ? "--count" : "--interpolate or --columns")}.";
            throw new UsageException(string.Create(CultureInfo.InvariantCulture,
                $"generate: they are too many for one grid. Asked for {count} pictures, it takes ")
                + string.Create(CultureInfo.InvariantCulture, $"{ImageGrid.MostCells}. {advice}"));
        }

        // A file of colours is written with opacity beside them.
        int written = sample[0] == 1 ? 1 : 4;
        long size = ImageGrid.SizeOf(count, written, sample[1], sample[2], GridColumns);
        if (size > Array.MaxLength)
        {
            throw new UsageException(string.Create(CultureInfo.InvariantCulture,
                $"generate: the grid would be too large. {count} pictures of {sample} make {size:N0} numbers, a ")
                + string.Create(CultureInfo.InvariantCulture, $"picture holds {Array.MaxLength:N0}. ")
                + "Draw fewer.");
        }
    }
}
