using Saddle.Data;

namespace Saddle.Training.Tests.Classifiers;

/// <summary>The embedded digits as classifiers are measured on them: rows shuffled with seed 0, 597 held
/// out.</summary>
internal static class LabelledDigits
{
    private static readonly (ImageDataset Training, ImageDataset Test) s_parts = Digits.Load().Split(597, seed: 0);

    public static ImageDataset Training => s_parts.Training;

    public static ImageDataset Test => s_parts.Test;
}
