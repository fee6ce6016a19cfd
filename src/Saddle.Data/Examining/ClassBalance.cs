using System.Globalization;

namespace Saddle.Data.Examining;

/// <summary>Finds classes that are far rarer than others.</summary>
/// <param name="images">The set.</param>
/// <param name="histogram">Images of each class.</param>
internal sealed class ClassBalance(ImageDataset images, IReadOnlyList<ClassTally> histogram) : Examination
{
    private const int MostTimes = 10;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Findings()
    {
        (int Number, ClassTally Tally)[] filled =
            [.. histogram.Index().Where(entry => entry.Item.Count > 0)];
        if (filled.Length == 0)
        {
            yield break;
        }

        var classes = new ClassNames(images.ClassNames);
        (int mostNumber, ClassTally most) = filled.MaxBy(entry => entry.Tally.Count);
        (int leastNumber, ClassTally least) = filled.MinBy(entry => entry.Tally.Count);
        if (most.Count > MostTimes * least.Count)
        {
            yield return new Finding("imbalance", string.Create(CultureInfo.InvariantCulture,
                $"class {classes.Told(mostNumber)} has {most.Count} images, class {classes.Told(leastNumber)} ")
                + string.Create(CultureInfo.InvariantCulture, $"{least.Count}, fewer than one for {MostTimes}"),
                "--balanced");
        }
    }
}
