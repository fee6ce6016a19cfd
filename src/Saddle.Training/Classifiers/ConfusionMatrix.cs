using System.Globalization;
using Saddle.Training.Reports;

namespace Saddle.Training.Classifiers;

/// <summary>How often examples of each class were taken for each class.</summary>
/// <remarks>Add as many as you like. What has no examples to be measured by is NaN, and a dash in tables; classes that
/// no example is of or was taken for are left out of tables.</remarks>
public sealed class ConfusionMatrix
{
    private readonly long[,] _counts;

    /// <summary>Begins with no examples.</summary>
    /// <param name="classNames">Names of the classes 0, 1, …; at least one.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    public ConfusionMatrix(IReadOnlyList<string> classNames)
    {
        if (classNames.Count == 0)
        {
            throw new ArgumentException(
                "confusion matrix: there must be classes. Got no names. Name at least one class.");
        }

        ClassNames = [.. classNames];
        _counts = new long[classNames.Count, classNames.Count];
    }

    /// <summary>Names of the classes, in order.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>How many examples of a class were taken for one.</summary>
    /// <param name="truth">What they are.</param>
    /// <param name="taken">What they were taken for.</param>
    public long this[int truth, int taken] => _counts[truth, taken];

    /// <summary>Examples so far.</summary>
    public long Count { get; private set; }

    /// <summary>Examples that were taken for what they are.</summary>
    public long Right => Classes.Sum(which => _counts[which, which]);

    /// <summary>The part of examples that were taken for what they are, in [0, 1].</summary>
    public double Accuracy => (double)Right / Count;

    private IEnumerable<int> Classes => Enumerable.Range(0, ClassNames.Count);

    // A class that no example is of, and none was taken for, says nothing.
    private int[] Told =>
        [.. Classes.Where(which => Support(which) > 0 || Classes.Any(truth => _counts[truth, which] > 0))];

    /// <summary>Adds an example.</summary>
    /// <param name="truth">What it is.</param>
    /// <param name="taken">What it was taken for.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such class.</exception>
    public void Add(int truth, int taken)
    {
        _counts[truth, taken]++;
        Count++;
    }

    /// <summary>Examples of a class.</summary>
    public long Support(int which) => Classes.Sum(taken => _counts[which, taken]);

    /// <summary>Of examples taken for a class, the part that are of it.</summary>
    public double Precision(int which) =>
        (double)_counts[which, which] / Classes.Sum(truth => _counts[truth, which]);

    /// <summary>Of a class's examples, the part that were taken for it.</summary>
    public double Recall(int which) => (double)_counts[which, which] / Support(which);

    /// <summary>The harmonic mean of precision and recall.</summary>
    public double HarmonicMean(int which) =>
        2.0 * _counts[which, which] / (Support(which) + Classes.Sum(truth => _counts[truth, which]));

    /// <summary>A row for each class: its examples, precision, recall and their harmonic mean.</summary>
    public TextTable ByClass()
    {
        var table = new TextTable("class", "examples", "precision", "recall", "f1");
        foreach (int which in Told)
        {
            table.Row(ClassNames[which], Text(Support(which)),
                Text(Precision(which)), Text(Recall(which)), Text(HarmonicMean(which)));
        }

        return table;
    }

    /// <summary>A row for each class, a column for what its examples were taken for.</summary>
    public TextTable ByPair()
    {
        int[] told = Told;
        var table = new TextTable(["class", .. told.Select(which => ClassNames[which])]);
        foreach (int truth in told)
        {
            table.Row([ClassNames[truth], .. told.Select(taken => Text(_counts[truth, taken]))]);
        }

        return table;
    }

    private static string Text(long count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Text(double part) =>
        double.IsNaN(part) ? "-" : part.ToString("0.0000", CultureInfo.InvariantCulture);
}
