using Saddle.Training.Reports;

namespace Saddle.Training.Studies;

/// <summary>Where the starts of an even grid of a phase plane end.</summary>
/// <param name="Names">What the two numbers are called.</param>
/// <param name="Starts">Two numbers each, row by row from the lowest.</param>
/// <param name="Flow">-ξ at each start, one after the other.</param>
/// <param name="Ends">The point to use as the result of each start, one after the other.</param>
/// <param name="Elapsed">How long it took to follow them.</param>
public sealed record PhaseGrid(
    IReadOnlyList<string> Names, IReadOnlyList<double[]> Starts, IReadOnlyList<double> Flow,
    IReadOnlyList<double> Ends, TimeSpan Elapsed)
{
    /// <summary>The columns of <see cref="AddTo"/>.</summary>
    public IReadOnlyList<string> Columns =>
        [.. Names, .. Names.Select(name => $"flow {name}"), .. Names.Select(name => $"end {name}")];

    /// <summary>Adds a row per start, in full precision.</summary>
    /// <param name="table">A table of <see cref="Columns"/>.</param>
    public void AddTo(CsvTable table)
    {
        for (int i = 0; i < Starts.Count; i++)
        {
            table.Row(Starts[i][0], Starts[i][1], Flow[2 * i], Flow[2 * i + 1], Ends[2 * i], Ends[2 * i + 1]);
        }
    }
}
