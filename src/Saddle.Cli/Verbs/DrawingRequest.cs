using System.Globalization;
using Saddle.Gans;

namespace Saddle.Cli.Verbs;

/// <summary>What to draw from a generator, and where to.</summary>
internal sealed record DrawingRequest
{
    private const int DefaultColumns = 8;
    private const int DefaultImages = 64;
    private const int DefaultPoints = 2048;
    private const double LeastTruncation = 0.05;

    public int? Count { get; init; }

    public int? Columns { get; init; }

    public long Seed { get; init; }

    public long? Step { get; init; }

    public int? Class { get; init; }

    public double Truncation { get; init; } = double.PositiveInfinity;

    /// <summary>Ways between pairs of latent vectors; null for independent samples.</summary>
    public int? Rows { get; init; }

    public string? Output { get; init; }

    public string? Singles { get; init; }

    public int Threads { get; init; }

    /// <summary>Pictures in a row of the grid; 0 for a square.</summary>
    public int GridColumns => Rows is null ? Columns ?? 0 : Columns ?? DefaultColumns;

    /// <summary>The examples, shape [n, ..sample].</summary>
    /// <exception cref="UsageException">The truncation is too small, there is one column to interpolate over,
    /// or points are asked for in columns.</exception>
    public Tensor Draw(Generator generator)
    {
        if (Truncation < LeastTruncation)
        {
            throw new UsageException(string.Create(CultureInfo.InvariantCulture,
                $"generate: --truncation takes a number of at least {LeastTruncation}. Got {Truncation}. ")
                + "Write for example 0.7.");
        }

        if (Rows is { } rows)
        {
            RequireColumns();
            return generator.Interpolate(rows, GridColumns, Seed, Class, Truncation);
        }

        if (Columns is not null && generator.Formulation.Sample.Rank == 1)
        {
            throw new UsageException("generate: --columns is for images. This model makes points of the plane. "
                + "Leave --columns out for a plot.");
        }

        int usual = generator.Formulation.Sample.Rank == 1 ? DefaultPoints : DefaultImages;
        return generator.Sample(Count ?? usual, Seed, Class, Truncation);
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

    private void RequireColumns()
    {
        if (GridColumns < 2)
        {
            throw new UsageException(
                "generate: --interpolate needs at least 2 columns. Got --columns 1. Leave --columns out for 8.");
        }
    }
}
