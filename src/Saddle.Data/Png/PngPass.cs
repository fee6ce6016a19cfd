namespace Saddle.Data.Png;

/// <summary>The pixels of one pass: first column and row, and the distances between its columns and rows.</summary>
internal readonly record struct PngPass(int X, int Y, int StepX, int StepY)
{
    /// <summary>Columns of the pass in an image of that width.</summary>
    public int Columns(int width) => Parts(width, X, StepX);

    /// <summary>Rows of the pass in an image of that height.</summary>
    public int Rows(int height) => Parts(height, Y, StepY);

    private static int Parts(int length, int first, int step) =>
        length <= first ? 0 : (int)(((long)length - first + step - 1) / step);
}
