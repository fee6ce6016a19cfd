using Saddle.Kernels.Movement;
using Saddle.Kernels.Products;

namespace Saddle.Kernels.Convolutions;

/// <summary>Between filters [outputs, inputs, taps] and the rows of neighbouring channels that products take.</summary>
internal static unsafe class FilterPacking
{
    /// <summary>Inner channels packed at a time: their taps fit the first-level cache.</summary>
    public const int Channels = 16;

    /// <summary>One panel's columns for a few inner channels: rows of <paramref name="width"/> columns by (channel,
    /// tap), zero beyond the last column.</summary>
    /// <param name="filter">The whole filter.</param>
    /// <param name="size">Its sizes.</param>
    /// <param name="transposed">Columns are inputs and inner channels outputs, else the other way round.</param>
    /// <param name="channels">The inner channels.</param>
    /// <param name="column">The panel's first column.</param>
    /// <param name="rows">Where they go.</param>
    /// <param name="width">Columns of a panel.</param>
    public static void Pack<T>(
        T* filter, FilterSize size, bool transposed, Range channels, int column, T* rows, int width)
        where T : unmanaged
    {
        (int first, int count) = channels.GetOffsetAndLength(int.MaxValue);
        int valid = Math.Min(width, (transposed ? size.Inputs : size.Outputs) - column);
        if (!transposed)
        {
            T* start = filter + ((long)column * size.Inputs + first) * size.Taps;
            PanelPacking.Pack(start, (long)size.Inputs * size.Taps, true, (long)count * size.Taps, valid, rows, width);
            return;
        }

        for (int channel = first; channel < first + count; channel++, rows += size.Taps * width)
        {
            T* start = filter + ((long)channel * size.Inputs + column) * size.Taps;
            PanelPacking.Pack(start, size.Taps, true, size.Taps, valid, rows, width);
        }
    }

    /// <summary>Puts rows of outputs by (tap, input) where the filter has them.</summary>
    /// <param name="rows">The first tap's row of the first input.</param>
    /// <param name="tapStride">Elements from one tap's row to the next.</param>
    /// <param name="filter">The whole filter.</param>
    /// <param name="size">Its sizes.</param>
    /// <param name="firstInput">The first input.</param>
    /// <param name="inputs">How many.</param>
    public static void Unpack<T>(
        T* rows, long tapStride, T* filter, FilterSize size, int firstInput, int inputs)
        where T : unmanaged
    {
        long stride = (long)size.Inputs * size.Taps;
        for (int input = 0; input < inputs; input++)
        {
            T* start = filter + (long)(firstInput + input) * size.Taps;
            Transpose.Blocked(rows + (long)input * size.Outputs, tapStride, start, stride, size.Outputs, size.Taps);
        }
    }
}

/// <summary>The sizes of a filter, its height and width taken together.</summary>
internal readonly record struct FilterSize(int Outputs, int Inputs, int Taps)
{
    /// <summary>
    /// Of the filter between a product's source and target channels, transposed in an input gradient.
    /// </summary>
    public static FilterSize Between(int source, int target, int taps, bool transposed) =>
        transposed ? new(source, target, taps) : new(target, source, taps);
}
