using Saddle.Kernels.Products;
using Xunit;

namespace Saddle.Tests.Kernels.Products;

public sealed class GemmDivisionTests
{
    [Fact]
    public void Rows_are_shared_equally_between_threads()
    {
        GemmDivision division = Divide(GemmShape.Dense(256, 512, 512), threads: 2);
        Assert.Equal((2, 128, 1), (division.RowBlocks, division.BlockRows, division.PanelBlocks));
    }

    [Fact]
    public void Panels_are_shared_where_the_right_operand_is_the_larger()
    {
        GemmDivision division = Divide(GemmShape.Dense(128, 512, 138), threads: 2);
        Assert.Equal((1, 2, 8), (division.RowBlocks, division.PanelBlocks, division.BlockPanels));
    }

    [Fact]
    public void Blocks_of_the_left_operand_fit_the_second_level_cache()
    {
        GemmDivision division = Divide(GemmShape.Dense(1024, 1024, 1024), threads: 1);
        Assert.Equal((8, 128), (division.RowBlocks, division.BlockRows));
    }

    [Fact]
    public void Blocks_of_an_output_that_costs_little_fit_the_first_level_cache()
    {
        GemmDivision division = Divide(GemmShape.Dense(256, 512, 2), threads: 2);
        Assert.Equal((16, 16, 1), (division.RowBlocks, division.BlockRows, division.PanelBlocks));
    }

    [Fact]
    public void Small_batches_are_whole_products_in_few_tasks()
    {
        GemmDivision division = Divide(GemmShape.Dense(16, 16, 16, batch: 1000), threads: 2);
        Assert.Equal((8, 125, 1), (division.Tasks, division.BatchesPerTask, division.RowBlocks));
    }

    [Fact]
    public void Tasks_cover_every_row_panel_and_batch()
    {
        for (int threads = 1; threads < 6; threads++)
        {
            foreach (int batch in (int[])[1, 2, 3, 7])
            {
                foreach ((int rows, int columns) in (ReadOnlySpan<(int, int)>)[(1, 900), (30, 30), (200, 64), (900, 1)])
                {
                    RequireCover(GemmShape.Dense(rows, columns, 400, batch: batch), threads);
                }
            }
        }
    }

    private static void RequireCover(GemmShape shape, int threads)
    {
        GemmDivision division = Divide(shape, threads);
        Assert.InRange(division.RowBlocks * division.BlockRows, shape.Rows, shape.Rows + division.BlockRows - 1);
        int panels = (shape.Columns + 31) / 32;
        Assert.InRange(division.PanelBlocks * division.BlockPanels, panels, panels + division.BlockPanels - 1);
        int blocks = division.Tasks / (division.RowBlocks * division.PanelBlocks);
        Assert.InRange(blocks * division.BatchesPerTask, shape.Batch, shape.Batch + division.BatchesPerTask - 1);
    }

    private static GemmDivision Divide(GemmShape shape, int threads) =>
        GemmDivision.Of(in shape, shape.Batch, (shape.Columns + 31) / 32, 14, 4, threads);
}
