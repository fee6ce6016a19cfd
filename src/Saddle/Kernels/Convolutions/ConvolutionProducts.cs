using System.Numerics;
using System.Runtime.InteropServices;
using Saddle.Kernels.Products;
using Saddle.Kernels.Vectors;
using Saddle.Kernels.Workers;

namespace Saddle.Kernels.Convolutions;

/// <summary>A convolution and its two gradients: the derivative of each is expressed by the other two.</summary>
/// <remarks>Planned once for a geometry, then run without allocating. Bits do not depend on the thread count. An
/// instance runs one call at a time.</remarks>
internal sealed unsafe class ConvolutionProducts<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly IImageProduct<T> _forward;
    private readonly IImageProduct<T> _inputGradient;
    private readonly IFilterProduct<T> _filterGradient;

    private readonly bool _filters;

    /// <param name="geometry">The sizes.</param>
    /// <param name="width">The vector registers to use.</param>
    /// <param name="filters">Whether to use minimal filtering where it saves work; else all products are added up as
    /// they are.</param>
    public ConvolutionProducts(ConvolutionGeometry geometry, VectorWidth width, bool filters)
    {
        _filters = filters;
        TileKernel<T> kernel = TileKernels.For<T>(width);
        Geometry = geometry;
        Tap[] taps = ForwardTaps(geometry);
        PixelGrid input = new(geometry.InputHeight, geometry.InputWidth, geometry.InputChannels,
            geometry.OutputHeight, geometry.OutputWidth)
        {
            RowStep = geometry.StrideHeight,
            ColumnStep = geometry.StrideWidth,
        };
        PixelGrid output = new(geometry.OutputHeight, geometry.OutputWidth, geometry.OutputChannels,
            geometry.OutputHeight, geometry.OutputWidth);
        Phase all = new(0, 0, 0, taps.Length, TapRun.Join(taps));
        _forward = Plan(kernel, width, geometry.Batch, input, output, taps, [all], false);
        _inputGradient = PlanInputGradient(geometry, kernel, width);
        _filterGradient =
            (filters ? WinogradFilterProduct<T>.Plan(kernel, width, geometry.Batch, taps, input, output) : null)
            ?? (IFilterProduct<T>)new FilterProduct<T>(geometry, kernel, taps, input);
    }

    public ConvolutionGeometry Geometry { get; }

    /// <summary>Output from input and filter; the epilogue sees dense output elements.</summary>
    public void Forward(WorkerPool pool, T* input, T* filter, T* output, IEpilogue? epilogue = null) =>
        _forward.Run(pool, input, filter, output, epilogue);

    /// <summary>The input's gradient from the output's: the transposed convolution. Input pixels under no window
    /// become zero; the epilogue sees dense input elements.</summary>
    public void InputGradient(
        WorkerPool pool, T* outputGradient, T* filter, T* inputGradient, IEpilogue? epilogue = null) =>
        _inputGradient.Run(pool, outputGradient, filter, inputGradient, epilogue);

    /// <summary>The filter's gradient from the input and the output's gradient.</summary>
    public void FilterGradient(WorkerPool pool, T* input, T* outputGradient, T* filterGradient) =>
        _filterGradient.Run(pool, input, outputGradient, filterGradient);

    private IImageProduct<T> Plan(
        TileKernel<T> kernel, VectorWidth width, int batch, PixelGrid source, PixelGrid target,
        Tap[] taps, Phase[] phases, bool transposesFilter) =>
        (_filters
            ? WinogradProduct<T>.Plan(kernel, width, batch, source, target, taps, phases, transposesFilter)
            : null)
        ?? (IImageProduct<T>)new PixelProduct<T>(kernel, batch, source, target, taps, phases, transposesFilter);

    private static Tap[] ForwardTaps(ConvolutionGeometry g)
    {
        Tap[] taps = new Tap[g.Taps];
        for (int tap = 0; tap < taps.Length; tap++)
        {
            (int row, int column) = (tap / g.KernelWidth, tap % g.KernelWidth);
            taps[tap] = new(tap, row * g.DilationHeight - g.PaddingTop, column * g.DilationWidth - g.PaddingLeft);
        }

        return taps;
    }

    // Input row r was read through filter row p by output row (r + top - p dilation) / stride where that is whole, so
    // rows with one residue of the stride share their taps. Taps go backwards to read the source forwards.
    private IImageProduct<T> PlanInputGradient(ConvolutionGeometry g, TileKernel<T> kernel, VectorWidth width)
    {
        List<Tap> taps = [];
        List<Phase> phases = [];
        for (int row = 0; row < g.StrideHeight; row++)
        {
            for (int column = 0; column < g.StrideWidth; column++)
            {
                int first = taps.Count;
                for (int tap = g.Taps - 1; tap >= 0; tap--)
                {
                    int down = row + g.PaddingTop - tap / g.KernelWidth * g.DilationHeight;
                    int across = column + g.PaddingLeft - tap % g.KernelWidth * g.DilationWidth;
                    if (down % g.StrideHeight == 0 && across % g.StrideWidth == 0)
                    {
                        taps.Add(new(tap, down / g.StrideHeight, across / g.StrideWidth));
                    }
                }

                TapRun[] runs = TapRun.Join(CollectionsMarshal.AsSpan(taps)[first..]);
                phases.Add(new(row, column, first, taps.Count - first, runs));
            }
        }

        int rows = (g.InputHeight + g.StrideHeight - 1) / g.StrideHeight;
        int columns = (g.InputWidth + g.StrideWidth - 1) / g.StrideWidth;
        PixelGrid source = new(g.OutputHeight, g.OutputWidth, g.OutputChannels, rows, columns);
        PixelGrid target = new(g.InputHeight, g.InputWidth, g.InputChannels, rows, columns)
        {
            RowStep = g.StrideHeight,
            ColumnStep = g.StrideWidth,
        };
        return Plan(kernel, width, g.Batch, source, target, [.. taps], [.. phases], true);
    }
}
