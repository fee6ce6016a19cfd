using System.Numerics;
using System.Runtime.InteropServices;
using Saddle.Kernels.Products;
using Saddle.Kernels.Vectors;
using Saddle.Kernels.Workers;
using Xunit;

namespace Saddle.Tests.Kernels.Products;

public sealed unsafe class FloatGemmTests : GemmTests<float>;

public sealed unsafe class DoubleGemmTests : GemmTests<double>;

public abstract unsafe class GemmTests<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private static readonly int[] s_sizes = [0, 1, 2, 3, 7, 8, 9, 13, 14, 15, 31, 33, 65, 255];

    public static TheoryData<int, bool, bool> Paths()
    {
        TheoryData<int, bool, bool> paths = [];
        foreach (VectorWidth width in Enum.GetValues<VectorWidth>())
        {
            for (int transposes = 0; transposes < 4; transposes++)
            {
                paths.Add((int)width, (transposes & 1) != 0, (transposes & 2) != 0);
            }
        }

        return paths;
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Product_of_integers_is_exact(int width, bool transposeLeft, bool transposeRight)
    {
        using WorkerPool pool = new(2);
        for (int i = 0; i < s_sizes.Length; i++)
        {
            for (int j = 0; j < s_sizes.Length; j++)
            {
                int inner = s_sizes[(5 * i + 3 * j) % s_sizes.Length];
                Check(pool, (VectorWidth)width,
                    GemmShape.Dense(s_sizes[i], s_sizes[j], inner, transposeLeft, transposeRight));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Inner_dimension_beyond_one_chunk_is_exact(int width, bool transposeLeft, bool transposeRight)
    {
        using WorkerPool pool = new(2);
        foreach ((int rows, int columns) in new[] { (1, 1), (17, 5), (31, 70), (100, 33), (130, 10), (64, 4) })
        {
            Check(pool, (VectorWidth)width, GemmShape.Dense(rows, columns, 2500, transposeLeft, transposeRight));
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Strides_beyond_the_row_length_leave_the_gaps_alone(int width, bool transposeLeft, bool transposeRight)
    {
        using WorkerPool pool = new(2);
        foreach ((int rows, int columns, int inner) in new[] { (29, 37, 19), (3, 70, 5), (60, 100, 128) })
        {
            GemmShape dense = GemmShape.Dense(rows, columns, inner, transposeLeft, transposeRight, batch: 2);
            Check(pool, (VectorWidth)width, dense with
            {
                LeftStride = 512,
                RightStride = dense.RightStride + 5,
                OutputStride = dense.OutputStride + 7,
                LeftBatchStride = 512 * 300,
                RightBatchStride = (dense.RightStride + 5) * 130,
                OutputBatchStride = (dense.OutputStride + 7) * rows + 11,
            });
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Batches_may_repeat_either_operand(int width, bool transposeLeft, bool transposeRight)
    {
        using WorkerPool pool = new(3);
        (int, int, int, int)[] sizes = [(5, 3, 4, 2), (40, 16, 16, 16), (3, 65, 70, 33)];
        foreach ((int batch, int rows, int columns, int inner) in sizes)
        {
            GemmShape each = GemmShape.Dense(rows, columns, inner, transposeLeft, transposeRight, batch);
            Check(pool, (VectorWidth)width, each);
            Check(pool, (VectorWidth)width, each with { RightBatchStride = 0 });
            Check(pool, (VectorWidth)width, each with { LeftBatchStride = 0 });
            Check(pool, (VectorWidth)width, each with { LeftBatchStride = 0, RightBatchStride = 0 });
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Error_stays_within_the_bound_of_a_recursive_sum(int width, bool transposeLeft, bool transposeRight)
    {
        using WorkerPool pool = new(2);
        GemmShape shape = GemmShape.Dense(45, 50, 300, transposeLeft, transposeRight);
        using NativeValues<T> left = NativeValues<T>.Uniform(LeftLength(shape), 1);
        using NativeValues<T> right = NativeValues<T>.Uniform(RightLength(shape), 2);
        using NativeValues<T> output = new(OutputLength(shape));
        new Gemm<T>(shape, (VectorWidth)width).Run(pool, left.Pointer, right.Pointer, output.Pointer);
        double unit = typeof(T) == typeof(float) ? Math.Pow(2, -24) : Math.Pow(2, -53);
        for (int at = 0; at < output.Length; at++)
        {
            (double exact, double magnitude) = Reference(shape, left, right, 0, at / shape.Columns, at % shape.Columns);
            double slack = typeof(T) == typeof(float) ? 0 : 1;        // the reference itself rounds in double
            Assert.InRange(double.CreateChecked(output.Span[at]) - exact,
                -(1 + slack) * shape.Inner * unit * magnitude, (1 + slack) * shape.Inner * unit * magnitude);
        }
    }

    [Theory]
    [InlineData(256, 512, 512, false, false)]
    [InlineData(512, 512, 256, true, false)]
    [InlineData(255, 65, 1100, false, true)]
    [InlineData(5, 2000, 70, false, false)]
    [InlineData(256, 1, 512, false, false)]
    [InlineData(64, 1100, 50, false, true)]
    [InlineData(700, 70, 300, false, false)]
    [InlineData(512, 10, 1024, true, false)]
    public void Bits_do_not_depend_on_the_thread_count(
        int rows, int columns, int inner, bool transposeLeft, bool transposeRight)
    {
        GemmShape shape = GemmShape.Dense(rows, columns, inner, transposeLeft, transposeRight, batch: 2);
        using NativeValues<T> left = NativeValues<T>.Uniform(LeftLength(shape), 3);
        using NativeValues<T> right = NativeValues<T>.Uniform(RightLength(shape), 4);
        T[][] results = new T[3][];
        for (int threads = 1; threads <= 3; threads++)
        {
            using WorkerPool pool = new(threads);
            using NativeValues<T> output = new(OutputLength(shape));
            new Gemm<T>(shape, VectorWidths.Best).Run(pool, left.Pointer, right.Pointer, output.Pointer);
            results[threads - 1] = output.Span.ToArray();
        }

        Assert.True(SameBits(results[0], results[1]));
        Assert.True(SameBits(results[0], results[2]));
    }

    [Theory]
    [InlineData(1, 1, 1, 1)]
    [InlineData(1, 300, 40, 30)]
    [InlineData(1, 5, 3000, 64)]
    [InlineData(1, 255, 1, 64)]
    [InlineData(7, 20, 33, 0)]
    [InlineData(50, 4, 4, 4)]
    [InlineData(2, 300, 3, 70)]
    public void Epilogue_sees_each_element_once(int batch, int rows, int columns, int inner)
    {
        foreach (int threads in (int[])[1, 2])
        {
            using WorkerPool pool = new(threads);
            GemmShape shape = GemmShape.Dense(rows, columns, inner, batch: batch);
            using NativeValues<T> left = NativeValues<T>.Integers(LeftLength(shape), 5);
            using NativeValues<T> right = NativeValues<T>.Integers(RightLength(shape), 6);
            using NativeValues<T> output = new(OutputLength(shape));
            CountingEpilogue epilogue = new((long)batch * rows * columns);
            new Gemm<T>(shape, VectorWidths.Best).Run(pool, left.Pointer, right.Pointer, output.Pointer, epilogue);
            Assert.All(epilogue.Counts, count => Assert.Equal(1, count));
        }
    }

    [Fact]
    public void Repeated_run_allocates_nothing()
    {
        using WorkerPool pool = new(2);
        GemmShape shape = GemmShape.Dense(100, 70, 40, transposeRight: true, batch: 2);
        using NativeValues<T> left = NativeValues<T>.Uniform(LeftLength(shape), 7);
        using NativeValues<T> right = NativeValues<T>.Uniform(RightLength(shape), 8);
        using NativeValues<T> output = new(OutputLength(shape));
        Gemm<T> gemm = new(shape, VectorWidths.Best);
        for (int turn = 0; turn < 20; turn++)
        {
            gemm.Run(pool, left.Pointer, right.Pointer, output.Pointer);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int turn = 0; turn < 20; turn++)
        {
            gemm.Run(pool, left.Pointer, right.Pointer, output.Pointer);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Check(WorkerPool pool, VectorWidth width, GemmShape shape)
    {
        using NativeValues<T> left = NativeValues<T>.Integers(LeftLength(shape), 9);
        using NativeValues<T> right = NativeValues<T>.Integers(RightLength(shape), 10);
        using NativeValues<T> output = new(OutputLength(shape));
        using NativeValues<T> expected = new(OutputLength(shape));
        for (int batch = 0; batch < shape.Batch; batch++)
        {
            for (int row = 0; row < shape.Rows; row++)
            {
                for (int column = 0; column < shape.Columns; column++)
                {
                    expected.Pointer[batch * shape.OutputBatchStride + row * shape.OutputStride + column] =
                        T.CreateChecked(Reference(shape, left, right, batch, row, column).Value);
                }
            }
        }

        new Gemm<T>(shape, width).Run(pool, left.Pointer, right.Pointer, output.Pointer);
        Assert.True(output.MarginsIntact, $"{width} {shape} wrote outside of the output.");
        Assert.True(output.Span.SequenceEqual(expected.Span), $"{width} {shape} differs from the reference.");
    }

    private static (double Value, double Magnitude) Reference(
        GemmShape shape, NativeValues<T> left, NativeValues<T> right, int batch, int row, int column)
    {
        T* a = left.Pointer + batch * shape.LeftBatchStride;
        T* b = right.Pointer + batch * shape.RightBatchStride;
        (long rowStep, long leftStep) = shape.TransposeLeft ? (1L, shape.LeftStride) : (shape.LeftStride, 1L);
        (long rightStep, long columnStep) = shape.TransposeRight ? (1L, shape.RightStride) : (shape.RightStride, 1L);
        (double value, double magnitude) = (0, 0);
        for (int k = 0; k < shape.Inner; k++)
        {
            double product = double.CreateTruncating(a[row * rowStep + k * leftStep])
                * double.CreateTruncating(b[k * rightStep + column * columnStep]);
            value += product;
            magnitude += Math.Abs(product);
        }

        return (value, magnitude);
    }

    private static long LeftLength(GemmShape shape) => (shape.Batch - 1) * shape.LeftBatchStride
        + (shape.TransposeLeft
            ? Extent(shape.Inner, shape.Rows, shape.LeftStride)
            : Extent(shape.Rows, shape.Inner, shape.LeftStride));

    private static long RightLength(GemmShape shape) => (shape.Batch - 1) * shape.RightBatchStride
        + Extent(shape.TransposeRight ? shape.Columns : shape.Inner, shape.TransposeRight ? shape.Inner : shape.Columns,
            shape.RightStride);

    private static long OutputLength(GemmShape shape) =>
        (shape.Batch - 1) * shape.OutputBatchStride + Extent(shape.Rows, shape.Columns, shape.OutputStride);

    private static long Extent(int rows, int columns, long stride) => rows == 0 ? 0 : (rows - 1) * stride + columns;

    private static bool SameBits(T[] left, T[] right) =>
        MemoryMarshal.AsBytes<T>(left).SequenceEqual(MemoryMarshal.AsBytes<T>(right));
}
