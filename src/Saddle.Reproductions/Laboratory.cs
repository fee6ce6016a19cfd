using System.Globalization;
using Saddle.Training.Learners;

namespace Saddle.Reproductions;

/// <summary>What an experiment works with: its table, its scale, and somebody to tell.</summary>
internal sealed record Laboratory(
    PublishedTable Table, bool Full, int Threads, IProgress<string>? Progress, CancellationToken Cancellation)
{
    public void Say(string message) => Progress?.Report(message);

    /// <summary>Trains while listening for cancellation.</summary>
    public void Advance(GameLearner trainer, long steps, string what)
    {
        for (long step = 1; step <= steps; step++)
        {
            Cancellation.ThrowIfCancellationRequested();
            trainer.Advance();
            if (step % Math.Max(1, steps / 10) == 0)
            {
                Say(string.Create(CultureInfo.InvariantCulture, $"  {what}: {step} of {steps} steps"));
            }
        }
    }

    /// <summary>Adds a row that holds when enough values do.</summary>
    /// <param name="claim">What is claimed.</param>
    /// <param name="required">The bound, as text.</param>
    /// <param name="values">One per seed.</param>
    /// <param name="holds">Whether a value meets the bound.</param>
    /// <param name="needed">How many must.</param>
    public void CheckSeeds(
        string claim, string required, IReadOnlyList<double> values, Func<double, bool> holds, int needed) =>
        Table.Check(
            claim,
            string.Create(CultureInfo.InvariantCulture, $"{required} on {needed} of {values.Count} seeds"),
            Text(values),
            values.Count(holds) >= needed);

    /// <summary>Adds a row that holds when a value is not above a bound.</summary>
    public void AtMost(string claim, double bound, double value) =>
        Table.Check(claim, $"<= {Text(bound)}", Text(value), value <= bound);

    /// <summary>Adds a row that holds when a value is not below a bound.</summary>
    public void AtLeast(string claim, double bound, double value) =>
        Table.Check(claim, $">= {Text(bound)}", Text(value), value >= bound);

    public static string Text(IEnumerable<double> values) =>
        string.Join(", ", values.Select(value => value.ToString("G3", CultureInfo.InvariantCulture)));

    public static string Text(params ReadOnlySpan<double> values) => Text(values.ToArray().AsEnumerable());
}
