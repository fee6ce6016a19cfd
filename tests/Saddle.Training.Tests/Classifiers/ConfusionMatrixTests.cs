using Saddle.Training.Classifiers;
using Xunit;

namespace Saddle.Training.Tests.Classifiers;

public sealed class ConfusionMatrixTests
{
    private static ConfusionMatrix Matrix()
    {
        // Of a: 6 right, 2 as b. Of b: 3 right, 1 as a. Of c: none.
        var matrix = new ConfusionMatrix(["a", "b", "c"]);
        foreach ((int truth, int taken, int count) in new[] { (0, 0, 6), (0, 1, 2), (1, 1, 3), (1, 0, 1) })
        {
            for (int i = 0; i < count; i++)
            {
                matrix.Add(truth, taken);
            }
        }

        return matrix;
    }

    [Fact]
    public void Measures_are_ratios_of_counts()
    {
        ConfusionMatrix matrix = Matrix();
        Assert.Equal((12, 9, 9.0 / 12), (matrix.Count, matrix.Right, matrix.Accuracy));
        Assert.Equal((2, 1), (matrix[0, 1], matrix[1, 0]));
        Assert.Equal([8, 4, 0], Enumerable.Range(0, 3).Select(matrix.Support));
        Assert.Equal([6.0 / 7, 3.0 / 5, double.NaN], Enumerable.Range(0, 3).Select(matrix.Precision));
        Assert.Equal([6.0 / 8, 3.0 / 4, double.NaN], Enumerable.Range(0, 3).Select(matrix.Recall));
        Assert.Equal([12.0 / 15, 6.0 / 9, double.NaN], Enumerable.Range(0, 3).Select(matrix.HarmonicMean));
        Assert.Equal(double.NaN, new ConfusionMatrix(["a"]).Accuracy);
    }

    [Fact]
    public void Tables_have_a_row_for_each_class_that_examples_are_of_or_were_taken_for()
    {
        Assert.Equal(
            """
            class  examples  precision  recall  f1
            ------------------------------------------
            a      8         0.8571     0.7500  0.8000
            b      4         0.6000     0.7500  0.6667

            """.ReplaceLineEndings("\n"), Matrix().ByClass().ToString());
        Assert.Equal(
            """
            class  a  b
            -----------
            a      6  2
            b      1  3

            """.ReplaceLineEndings("\n"), Matrix().ByPair().ToString());
        ConfusionMatrix taken = Matrix();
        taken.Add(0, 2);
        Assert.Contains("c      0         0.0000     -       0.0000", taken.ByClass().ToString());
    }

    [Fact]
    public void No_classes_are_refused() => Assert.Equal(
        "confusion matrix: there must be classes. Got no names. Name at least one class.",
        Assert.Throws<ArgumentException>(() => new ConfusionMatrix([])).Message);
}
