namespace Saddle.Kernels.Products;

/// <summary>How products are cut into tasks: blocks of rows and of panels, or several whole products. Any cut gives the
/// same bits.</summary>
internal readonly record struct GemmDivision(
    int Batches, int BlockRows, int RowBlocks, int BlockPanels, int PanelBlocks, int BatchesPerTask)
{
    /// <summary>Inner indices that are multiplied before the next panel has its turn.</summary>
    public const int InnerChunk = 1024;

    private const long WorkPerTask = 1L << 18;
    private const long LeftBytes = 1L << 19;
    private const long OutputBytes = 1L << 15;
    private const int FewInner = 16;
    private const int TasksPerThread = 4;

    /// <summary>How many tasks there are.</summary>
    public int Tasks => (Batches + BatchesPerTask - 1) / BatchesPerTask * RowBlocks * PanelBlocks;

    /// <summary>Cuts <paramref name="batches"/> products so that threads get equal shares.</summary>
    /// <param name="shape">Of one product.</param>
    /// <param name="batches">How many.</param>
    /// <param name="panels">Panels of the right operand.</param>
    /// <param name="tileRows">Rows of the largest tile.</param>
    /// <param name="elementBytes">Of one element.</param>
    /// <param name="threads">How many share the work.</param>
    public static GemmDivision Of(
        in GemmShape shape, int batches, int panels, int tileRows, int elementBytes, int threads)
    {
        // Where little is computed with an element, moving it counts.
        long moved = (long)shape.Rows * shape.Columns + (long)shape.Inner * (shape.Rows + (long)shape.Columns);
        long work = Math.Max(2L * shape.Rows * shape.Columns * shape.Inner, 16 * moved);
        long most = batches == 1 ? threads : TasksPerThread * threads;
        int wanted = threads == 1 ? 1 : (int)Math.Clamp(work * batches / WorkPerTask, 1, most);
        int pieces = (wanted + batches - 1) / batches;
        bool few = shape.Inner <= FewInner;
        long resident = Math.Max(1, few
            ? (long)shape.Rows * shape.Columns * elementBytes / OutputBytes
            : ((long)shape.Rows * Math.Min(shape.Inner, InnerChunk) * elementBytes + LeftBytes - 1) / LeftBytes);

        // The operand that every piece reads should be the smaller one.
        bool byPanels = !few && shape.Columns > 2L * shape.Rows && panels >= pieces
            && (panels % pieces == 0 || panels >= 8 * pieces);
        long blocks = byPanels ? resident : (resident + pieces - 1) / pieces * pieces;
        int rowBlocks = (int)Math.Clamp(blocks, 1, Math.Max(1, shape.Rows / (few ? tileRows : 2 * tileRows)));
        int blockRows = (shape.Rows + rowBlocks - 1) / rowBlocks;
        blockRows += blockRows & 1;
        rowBlocks = (shape.Rows + blockRows - 1) / blockRows;
        int panelBlocks = Math.Clamp((pieces + rowBlocks - 1) / rowBlocks, 1, panels);
        panelBlocks = byPanels ? Math.Clamp(pieces, 1, panels) : panelBlocks;
        int blockPanels = (panels + panelBlocks - 1) / panelBlocks;
        panelBlocks = (panels + blockPanels - 1) / blockPanels;
        int together = rowBlocks * panelBlocks > 1 ? 1 : (batches + wanted - 1) / wanted;
        return new GemmDivision(batches, blockRows, rowBlocks, blockPanels, panelBlocks, together);
    }
}
