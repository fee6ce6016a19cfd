using System.Globalization;
using Saddle.Cli.Progress;
using Saddle.Training.Comparisons;
using Saddle.Training.Reports;

namespace Saddle.Cli.Comparing;

/// <summary>One metric of one run.</summary>
internal sealed record Score(string Method, ComparedRun Run, string Metric, double Value);

/// <summary>The measured metrics of all runs: per method as medians and spreads, and one by one.</summary>
/// <param name="Groups">The methods with their runs.</param>
/// <param name="Metrics">The columns.</param>
/// <param name="Scores">What was measured.</param>
internal sealed record ComparisonReport(
    IReadOnlyList<MethodGroup> Groups, IReadOnlyList<string> Metrics, IReadOnlyList<Score> Scores)
{
    private static readonly Dictionary<string, string> s_tables = new()
    {
        ["runs.csv"] = "method,seed,run,",
        ["methods.csv"] = "method,metric,",
    };

    /// <summary>The files of <see cref="Write"/> in a folder.</summary>
    public static ResultFiles Files(string folder) => new(folder, s_tables);

    /// <summary>A row per method: <c>median (least..most)</c> for each metric.</summary>
    public override string ToString()
    {
        var table = new TextTable(["method", "runs", .. Metrics]);
        foreach (MethodGroup group in Groups)
        {
            table.Row([group.Name, Count(group), .. Metrics.Select(metric => Cell(Of(group, metric)))]);
        }

        return table.ToString();
    }

    /// <summary>
    /// Writes <c>runs.csv</c>, a row per run and metric, and <c>methods.csv</c>, a row per method and metric.
    /// </summary>
    /// <returns>Where they lie.</returns>
    public IReadOnlyList<string> Write(ResultFiles files) =>
    [
        files.Write("runs.csv", ["method", "seed", "run", "step", "metric", "value"], rows =>
        {
            foreach (Score score in Scores)
            {
                rows.Row(score.Method, Text(score.Run.Seed), score.Run.Name, Text(score.Run.Step), score.Metric,
                    Text(score.Value));
            }
        }),
        files.Write("methods.csv",
            ["method", "metric", "runs", "diverged", "least", "lower quartile", "median", "upper quartile", "most"],
            WriteMethods),
    ];

    private void WriteMethods(CsvTable rows)
    {
        foreach (MethodGroup group in Groups)
        {
            string diverged = Text(group.Runs.Count(run => run.Snapshot is null));
            foreach (string metric in Metrics)
            {
                double[] values = Of(group, metric);
                string[] numbers = values.Length == 0 ? ["", "", "", "", ""] : Numbers(Spread.Of(values));
                rows.Row([group.Name, metric, Text(values.Length), diverged, .. numbers]);
            }
        }
    }

    private double[] Of(MethodGroup group, string metric) =>
        [.. Scores.Where(score => score.Method == group.Name && score.Metric == metric).Select(score => score.Value)];

    private static string Count(MethodGroup group)
    {
        int measured = group.Runs.Count(run => run.Snapshot is not null);
        return measured == group.Runs.Count ? Text(measured) : $"{Text(measured)} of {Text(group.Runs.Count)}";
    }

    private static string Cell(double[] values)
    {
        if (values.Length == 0)
        {
            return "-";
        }

        Spread spread = Spread.Of(values);
        string median = ProgressText.Number(spread.Median);
        return values.Length == 1
            ? median
            : $"{median} ({ProgressText.Number(spread.Least)}..{ProgressText.Number(spread.Most)})";
    }

    private static string[] Numbers(Spread spread) =>
    [
        Text(spread.Least), Text(spread.LowerQuartile), Text(spread.Median), Text(spread.UpperQuartile),
        Text(spread.Most),
    ];

    private static string Text(IFormattable value) =>
        value.ToString(value is double ? "R" : null, CultureInfo.InvariantCulture);
}
