namespace Saddle.Cli.Analysing;

/// <summary>How the numbers of a run are written: as those of studies.</summary>
internal static class Figures
{
    /// <inheritdoc cref="NumberText.Of(double)"/>
    public static string Text(double value) => NumberText.Of(value);
}
