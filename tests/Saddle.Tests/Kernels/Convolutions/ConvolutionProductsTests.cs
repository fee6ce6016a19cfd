using System.Numerics;
using System.Runtime.InteropServices;
using Saddle.Kernels.Convolutions;
using Saddle.Kernels.Vectors;
using Saddle.Kernels.Workers;
using Saddle.Tests.Kernels.Products;
using Xunit;

namespace Saddle.Tests.Kernels.Convolutions;

public sealed unsafe class FloatConvolutionProductsTests : ConvolutionProductsTests<float>;

public sealed unsafe class DoubleConvolutionProductsTests : ConvolutionProductsTests<double>;

public abstract unsafe class ConvolutionProductsTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static TheoryData<int> Widths() => [.. Enum.GetValues<VectorWidth>().Select(width => (int)width)];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Strides_paddings_and_dilations_are_exact(int width)
    {
        using WorkerPool pool = new(2);
        for (int stride = 1; stride <= 3; stride++)
        {
            for (int dilation = 1; dilation <= 2; dilation++)
            {
                for (int padding = 0; padding <= 2; padding++)
                {
                    CheckAll(pool, (VectorWidth)width, new ConvolutionGeometry(2, 9, 8, 5, 6, 3, 2)
                    {
                        StrideHeight = stride,
                        StrideWidth = 4 - stride,
                        DilationHeight = dilation,
                        DilationWidth = 3 - dilation,
                        PaddingTop = padding,
                        PaddingBottom = 2 - padding,
                        PaddingLeft = 1,
                        PaddingRight = padding,
                    });
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Awkward_channel_counts_are_exact(int width)
    {
        using WorkerPool pool = new(2);
        int[] sizes = [1, 2, 3, 7, 13, 15, 16, 17, 33, 65];
        for (int i = 0; i < sizes.Length; i++)
        {
            CheckAll(pool, (VectorWidth)width, Square(3, 7, sizes[i], sizes[3 * i % sizes.Length], 4, 2, 1));
            CheckAll(pool, (VectorWidth)width, Square(2, 5, sizes[i], sizes[(7 * i + 1) % sizes.Length], 3, 1, 1));
            CheckAll(pool, (VectorWidth)width, Square(2, 5, sizes[i], sizes[(i + 4) % sizes.Length], 1, 1, 0));
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Minimal_filtering_is_exact_on_integers(int width)
    {
        using WorkerPool pool = new(3);
        CheckAll(pool, (VectorWidth)width, Square(3, 16, 16, 32, 3, 1, 1));
        CheckAll(pool, (VectorWidth)width, Square(5, 7, 32, 48, 3, 1, 1));
        CheckAll(pool, (VectorWidth)width, Square(40, 4, 16, 16, 3, 1, 2));
        CheckAll(pool, (VectorWidth)width, Square(4, 16, 32, 16, 4, 2, 1));
        CheckAll(pool, (VectorWidth)width, Square(6, 13, 16, 80, 4, 2, 0));
        CheckAll(pool, (VectorWidth)width, Square(2, 9, 48, 16, 2, 1, 0));
        CheckAll(pool, (VectorWidth)width, Square(2, 18, 16, 16, 6, 3, 2));
        CheckAll(pool, (VectorWidth)width, Square(9, 20, 16, 16, 3, 1, 0));

        // Fewer rows of tiles than parts that sum.
        foreach (int columns in (int[])[2048, 1300])
        {
            CheckAll(pool, (VectorWidth)width, new ConvolutionGeometry(1, 4, columns, 16, 16, 3, 3)
            {
                PaddingTop = 1,
                PaddingBottom = 1,
                PaddingLeft = 1,
                PaddingRight = 1,
            });
        }

        CheckAll(pool, (VectorWidth)width, new ConvolutionGeometry(2, 12, 19, 16, 32, 4, 2)
        {
            StrideHeight = 2,
            PaddingTop = 1,
            PaddingRight = 3,
        });
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Rounding_stays_small(int width)
    {
        using WorkerPool pool = new(2);
        ConvolutionGeometry[] geometries = [Square(4, 16, 64, 32, 3, 1, 1), Square(4, 16, 64, 32, 4, 2, 1)];
        foreach (ConvolutionGeometry geometry in geometries)
        {
            T[][] actual = RunAll(pool, (VectorWidth)width, geometry, NativeValues<T>.Uniform);
            double[][] expected = Reference(geometry, NativeValues<T>.Uniform);
            double unit = double.CreateChecked(T.BitIncrement(T.One) - T.One);
            for (int part = 0; part < 3; part++)
            {
                double scale = expected[part].Max(Math.Abs);
                double error =
                    actual[part].Zip(expected[part], (x, y) => Math.Abs(double.CreateChecked(x) - y)).Max();
                Assert.True(error < 64 * unit * scale,
                    $"{error / unit / scale} roundings in part {part} of {geometry}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void One_dimensional_convolution_is_height_one(int width)
    {
        using WorkerPool pool = new(2);
        CheckAll(pool, (VectorWidth)width, new ConvolutionGeometry(3, 1, 37, 4, 20, 1, 5)
        {
            StrideWidth = 2,
            PaddingLeft = 3,
            PaddingRight = 1,
        });
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Input_rows_under_no_window_get_zero_gradient(int width)
    {
        using WorkerPool pool = new(2);
        foreach (int size in (int[])[8, 9, 10, 11])
        {
            CheckAll(pool, (VectorWidth)width, Square(2, size, 18, 3, 2, 4, 0));
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Degenerate_sizes_are_exact(int width)
    {
        using WorkerPool pool = new(2);
        CheckAll(pool, (VectorWidth)width, Square(0, 5, 3, 4, 3, 1, 1));
        CheckAll(pool, (VectorWidth)width, Square(2, 2, 3, 4, 3, 1, 0));
        CheckAll(pool, (VectorWidth)width, Square(2, 6, 20, 4, 3, 1, -1));
        CheckAll(pool, (VectorWidth)width, Square(2, 1, 17, 40, 3, 1, 4));
        CheckAll(pool, (VectorWidth)width, Square(1, 4, 256, 1, 4, 1, 0));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Pixels_beyond_one_chunk_and_part_are_exact(int width)
    {
        using WorkerPool pool = new(3);
        CheckAll(pool, (VectorWidth)width, Square(9, 32, 3, 5, 4, 2, 1));
        CheckAll(pool, (VectorWidth)width, Square(5, 24, 20, 7, 1, 1, 0));
    }

    [Theory]
    [InlineData(64, 16, 3, 64, 4, 2, 1)]
    [InlineData(10, 9, 33, 20, 3, 1, 1)]
    [InlineData(64, 16, 20, 3, 1, 1, 0)]
    [InlineData(64, 16, 16, 32, 4, 2, 1)]
    [InlineData(9, 24, 32, 16, 3, 1, 1)]
    public void Bits_do_not_depend_on_the_thread_count(
        int batch, int size, int inputs, int outputs, int kernel, int stride, int padding)
    {
        ConvolutionGeometry geometry = Square(batch, size, inputs, outputs, kernel, stride, padding);
        T[][] results = new T[3][];
        for (int threads = 1; threads <= 3; threads++)
        {
            using WorkerPool pool = new(threads);
            T[][] all = RunAll(pool, VectorWidths.Best, geometry, NativeValues<T>.Uniform);
            results[threads - 1] = [.. all.SelectMany(values => values)];
        }

        Assert.True(SameBits(results[0], results[1]));
        Assert.True(SameBits(results[0], results[2]));
    }

    [Fact]
    public void Epilogue_sees_each_element_once()
    {
        using WorkerPool pool = new(2);
        ConvolutionGeometry[] geometries =
        [
            .. ((int[])[1, 2, 3]).Select(stride => Square(5, 11, 3, 17, 3, stride, 1)),
            Square(5, 11, 16, 32, 3, 1, 1),
            Square(5, 16, 32, 16, 4, 2, 1),
        ];
        foreach (ConvolutionGeometry g in geometries)
        {
            using NativeValues<T> input = NativeValues<T>.Integers(g.InputLength, 1);
            using NativeValues<T> filter = NativeValues<T>.Integers(g.FilterLength, 2);
            using NativeValues<T> output = new(g.OutputLength);
            ConvolutionProducts<T> convolution = new(g, VectorWidths.Best, filters: true);
            CountingEpilogue forward = new(g.OutputLength), backward = new(g.InputLength);
            convolution.Forward(pool, input.Pointer, filter.Pointer, output.Pointer, forward);
            convolution.InputGradient(pool, output.Pointer, filter.Pointer, input.Pointer, backward);
            Assert.All(forward.Counts, count => Assert.Equal(1, count));
            Assert.All(backward.Counts, count => Assert.Equal(1, count));
        }
    }

    [Fact]
    public void Repeated_runs_allocate_nothing()
    {
        using WorkerPool pool = new(2);
        ConvolutionGeometry g = Square(8, 16, 3, 20, 4, 2, 1);
        using NativeValues<T> input = NativeValues<T>.Integers(g.InputLength, 1);
        using NativeValues<T> filter = NativeValues<T>.Integers(g.FilterLength, 2);
        using NativeValues<T> output = new(g.OutputLength);
        ConvolutionProducts<T> convolution = new(g, VectorWidths.Best, filters: true);
        long before = 0;
        for (int turn = 0; turn < 30; turn++)
        {
            if (turn == 15)
            {
                before = GC.GetAllocatedBytesForCurrentThread();
            }

            convolution.Forward(pool, input.Pointer, filter.Pointer, output.Pointer);
            convolution.InputGradient(pool, output.Pointer, filter.Pointer, input.Pointer);
            convolution.FilterGradient(pool, input.Pointer, output.Pointer, filter.Pointer);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static ConvolutionGeometry Square(
        int batch, int size, int inputs, int outputs, int kernel, int stride, int padding) =>
        new(batch, size, size, inputs, outputs, kernel, kernel)
        {
            StrideHeight = stride,
            StrideWidth = stride,
            PaddingTop = padding,
            PaddingBottom = padding,
            PaddingLeft = padding,
            PaddingRight = padding,
        };

    private static void CheckAll(WorkerPool pool, VectorWidth width, ConvolutionGeometry geometry)
    {
        T[][] expected = [.. Reference(geometry, NativeValues<T>.Integers).Select(Cast)];
        T[][] actual = RunAll(pool, width, geometry, NativeValues<T>.Integers);
        for (int part = 0; part < 3; part++)
        {
            string name = ((string[])["Forward", "InputGradient", "FilterGradient"])[part];
            Assert.True(actual[part].AsSpan().SequenceEqual(expected[part]), $"{name} differs: {width} {geometry}");
        }
    }

    private static T[][] RunAll(
        WorkerPool pool, VectorWidth width, ConvolutionGeometry g, Func<long, int, NativeValues<T>> draw)
    {
        using NativeValues<T> input = draw(g.InputLength, 1);
        using NativeValues<T> filter = draw(g.FilterLength, 2);
        using NativeValues<T> slope = draw(g.OutputLength, 3);
        using NativeValues<T> output = new(g.OutputLength);
        using NativeValues<T> inputGradient = new(g.InputLength);
        using NativeValues<T> filterGradient = new(g.FilterLength);
        ConvolutionProducts<T> convolution = new(g, width, filters: true);
        convolution.Forward(pool, input.Pointer, filter.Pointer, output.Pointer);
        convolution.InputGradient(pool, slope.Pointer, filter.Pointer, inputGradient.Pointer);
        convolution.FilterGradient(pool, input.Pointer, slope.Pointer, filterGradient.Pointer);
        Assert.True(output.MarginsIntact && inputGradient.MarginsIntact && filterGradient.MarginsIntact);
        return [output.Span.ToArray(), inputGradient.Span.ToArray(), filterGradient.Span.ToArray()];
    }

    // All three by definition, over every pair of an output and an input pixel that a tap joins.
    private static double[][] Reference(ConvolutionGeometry g, Func<long, int, NativeValues<T>> draw)
    {
        using NativeValues<T> input = draw(g.InputLength, 1);
        using NativeValues<T> filter = draw(g.FilterLength, 2);
        using NativeValues<T> slope = draw(g.OutputLength, 3);
        double[] output = new double[g.OutputLength];
        double[] inputGradient = new double[g.InputLength], filterGradient = new double[g.FilterLength];
        foreach ((long x, int tap, long y) in Pairs(g))
        {
            for (int c = 0; c < g.InputChannels; c++)
            {
                for (int d = 0; d < g.OutputChannels; d++)
                {
                    long at = ((long)d * g.InputChannels + c) * g.Taps + tap;
                    double value = double.CreateTruncating(input.Pointer[x + c]);
                    double weight = double.CreateTruncating(filter.Pointer[at]);
                    double gradient = double.CreateTruncating(slope.Pointer[y + d]);
                    output[y + d] += value * weight;
                    inputGradient[x + c] += gradient * weight;
                    filterGradient[at] += value * gradient;
                }
            }
        }

        return [output, inputGradient, filterGradient];
    }

    private static IEnumerable<(long Input, int Tap, long Output)> Pairs(ConvolutionGeometry g)
    {
        for (int image = 0; image < g.Batch; image++)
        {
            for (int pixel = 0; pixel < g.OutputHeight * g.OutputWidth; pixel++)
            {
                for (int tap = 0; tap < g.Taps; tap++)
                {
                    (int i, int j) = (pixel / g.OutputWidth, pixel % g.OutputWidth);
                    int row = i * g.StrideHeight + tap / g.KernelWidth * g.DilationHeight - g.PaddingTop;
                    int column = j * g.StrideWidth + tap % g.KernelWidth * g.DilationWidth - g.PaddingLeft;
                    if (row < 0 || row >= g.InputHeight || column < 0 || column >= g.InputWidth)
                    {
                        continue;
                    }

                    yield return (((long)(image * g.InputHeight + row) * g.InputWidth + column) * g.InputChannels,
                        tap,
                        ((long)image * g.OutputHeight * g.OutputWidth + pixel) * g.OutputChannels);
                }
            }
        }
    }

    private static T[] Cast(double[] values) => Array.ConvertAll(values, T.CreateChecked);

    private static bool SameBits(T[] left, T[] right) =>
        MemoryMarshal.AsBytes<T>(left).SequenceEqual(MemoryMarshal.AsBytes<T>(right));
}
