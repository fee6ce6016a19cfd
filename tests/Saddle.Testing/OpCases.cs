using Saddle.Ops;

namespace Saddle.Testing;

/// <summary>The one table of op cases: a row here puts an op through every check there is.</summary>
internal static class OpCases
{
    /// <summary>Lengths around the widths of vectors.</summary>
    private static readonly int[] s_lengths = [0, 1, 7, 8, 9, 255, 1025];

    public static IReadOnlyList<OpCase> All { get; } =
    [
        .. ElementwiseCases(), .. MovementCases(), .. ReductionCases(), .. IndexingCases(), .. MatMulCases(),
        .. ConvolutionCases(), .. LeafCases(),
    ];

    public static OpCase Named(string name) => All.Single(row => row.Name == name);

    private static IEnumerable<OpCase> ElementwiseCases() =>
        from row in ElementwiseRows()
        from length in s_lengths
        select new OpCase(
            $"{row.Op.Name} of {length}", row.Function ?? (xs => row.Op.Apply([.. xs])),
            [.. Enumerable.Repeat<Shape>([length], row.Op.Arity)], row.Low, row.High, length == 9);

    private static (Elementwise Op, double Low, double High, Func<IReadOnlyList<Tensor>, Tensor>? Function)[]
        ElementwiseRows() =>
    [
        (Elementwise.Negate, -2, 2, null),
        (Elementwise.Abs, -2, 2, null),
        (Elementwise.Sign, -2, 2, null),
        (Elementwise.Floor, -3.9, 3.9, null),
        (Elementwise.Sqrt, 0.3, 3, null),
        (Elementwise.Reciprocal, 0.3, 3, null),
        (Elementwise.Exp, -3, 3, null),
        (Elementwise.Log, 0.3, 3, null),
        (Elementwise.Log1p, -0.5, 3, null),
        (Elementwise.Tanh, -3, 3, null),
        (Elementwise.Sigmoid, -3, 3, null),
        (Elementwise.TanhSlope, -3, 3, xs => Elementwise.TanhSlope.Apply(xs[0], xs[0].Tanh())),
        (Elementwise.SigmoidSlope, -3, 3, xs => Elementwise.SigmoidSlope.Apply(xs[0], xs[0].Sigmoid())),
        (Elementwise.Softplus, -3, 3, null),
        (Elementwise.Sin, -4, 4, null),
        (Elementwise.Cos, -4, 4, null),
        (Elementwise.Add, -2, 2, null),
        (Elementwise.Subtract, -2, 2, null),
        (Elementwise.Multiply, -2, 2, null),
        (Elementwise.Divide, 0.3, 3, null),
        (Elementwise.SlopeProduct, -2, 2, null),
        (Elementwise.SlopeQuotient, 0.3, 3, null),
        (Elementwise.Power, 0.3, 3, null),
        (Elementwise.Maximum, -2, 2, null),
        (Elementwise.Minimum, -2, 2, null),
        (Elementwise.Greater, -2, 2, null),
        (Elementwise.GreaterOrEqual, -2, 2, null),
        (Elementwise.Equal, -2, 2, null),
        (Elementwise.Select, -2, 2, xs => Tensor.Select(xs[0].Greater(0), xs[1], xs[2])),
        (Elementwise.WhereGreater, -2, 2, null),
    ];

    private static OpCase[] MovementCases() =>
    [
        new("alias", xs => Tensor.Apply(new AliasOp(), [xs[0]]), [[5]]),
        new("detach", xs => xs[0].Detach() * xs[0], [[5]], ChecksDerivatives: false),
        new("reshape", xs => xs[0].Reshape(3, 4, 5).Tanh(), [[5, 12]]),
        new("permute of images", xs => xs[0].Permute(0, 2, 3, 1), [[2, 3, 5, 7]]),
        new("permute of a matrix", xs => xs[0].Transpose(), [[17, 33]]),
        new("permute of batches of matrices", xs => xs[0].Transpose(), [[3, 9, 8]]),
        new("permute reversing axes", xs => xs[0].Permute(3, 2, 1, 0), [[2, 3, 4, 5]]),
        new("permute of nothing", xs => xs[0].Permute(1, 0), [[0, 3]]),
        new("broadcast of a row", xs => xs[0].BroadcastTo([5, 7]).Tanh(), [[7]]),
        new("broadcast of a column", xs => xs[0].BroadcastTo([5, 7]).Tanh(), [[5, 1]]),
        new("broadcast of channels", xs => xs[0] + xs[1].Reshape(1, 3, 1, 1), [[2, 3, 5, 5], [3]]),
        new("broadcast of a scalar", xs => xs[0] * xs[1], [[9], []]),
        new("broadcast in the middle", xs => xs[0] * xs[1], [[4, 1, 3], [1, 5, 1]]),
        new("slice of rows", xs => xs[0].Slice(0, 1, 3), [[5, 9]]),
        new("slice of columns", xs => xs[0].Slice(1, 2, 7), [[5, 17]]),
        new("slice in steps", xs => xs[0].Slice(1, 1, 5, 3), [[3, 15, 2]]),
        new("slice of nothing", xs => xs[0].Slice(0, 2, 0), [[5, 3]]),
        new("pad around rows", xs => xs[0].Pad(0, 1, 2), [[5, 9]]),
        new("pad between", xs => xs[0].Pad(2, 1, 2, 2).Pad(1, 0, 3), [[2, 3, 5]]),
        new("pad of nothing", xs => xs[0].Pad(0, 2, 1, 4), [[0, 3]]),
        new("concat of rows", xs => Tensor.Concat(0, [.. xs]), [[2, 5], [1, 5], [3, 5]]),
        new("concat of columns", xs => Tensor.Concat(1, [.. xs]), [[3, 5], [3, 1], [3, 8]]),
        new("concat in the middle with nothing", xs => Tensor.Concat(1, [.. xs]), [[2, 3, 4], [2, 0, 4], [2, 1, 4]]),
    ];

    private static OpCase[] ReductionCases() =>
    [
        .. from length in s_lengths
           select new OpCase($"sum of {length}", xs => xs[0].Sum(), [[length]], ChecksDerivatives: length == 9),
        .. from length in s_lengths.Skip(1)
           select new OpCase($"max of {length}", xs => xs[0].Max(), [[length]], ChecksDerivatives: length == 9),
        new("sum over rows", xs => xs[0].Sum(0), [[33, 17]]),
        new("sum over columns", xs => xs[0].Sum(1), [[17, 33]]),
        new("sum over the middle", xs => xs[0].Sum(1), [[3, 9, 5]]),
        new("sum over separate axes", xs => xs[0].Sum(0, 2, 3), [[3, 4, 5, 6]]),
        new("sum over no elements", xs => xs[0].Sum(1), [[3, 0, 2]]),
        new("mean over columns, squared", xs => xs[0].Mean(1).Square(), [[5, 9]]),
        new("max over rows", xs => xs[0].Max(0), [[9, 5]]),
        new("max over columns", xs => xs[0].Max(1), [[5, 33]]),
        new("max over separate axes", xs => xs[0].Max(0, 2), [[3, 4, 5]]),
    ];

    private static OpCase[] IndexingCases() =>
    [
        new("gather of rows", xs => xs[0].Gather(Tensor.Of(2L, 0L, 2L, 4L)), [[5, 7]]),
        new("gather in the middle", xs => xs[0].Gather(Tensor.Of(1L, 1L, 0L), 1), [[2, 3, 5]]),
        new("gather of nothing", xs => xs[0].Gather(Tensor.FromArray<long>([], [0])), [[5, 7]]),
        new("scatter_add to rows", xs => xs[0].ScatterAdd(Tensor.Of(2L, 0L, 2L, 4L), 6), [[4, 7]]),
        new("scatter_add in the middle", xs => xs[0].ScatterAdd(Tensor.Of(1L, 1L, 0L), 4, 1), [[2, 3, 5]]),
        new("one-hot rows times a matrix", xs => Tensor.OneHot(Tensor.Of(1L, 3L), 4, xs[0].Type).MatMul(xs[0]),
            [[4, 5]]),
    ];

    private static IEnumerable<OpCase> MatMulCases() =>
    [
        .. from left in new[] { false, true }
           from right in new[] { false, true }
           from size in new (int Rows, int Inner, int Columns)[] { (1, 1, 1), (3, 5, 7), (17, 9, 33), (33, 1, 8) }
           select new OpCase(
               $"matmul {size.Rows}x{size.Inner}x{size.Columns}"
                   + $"{(left ? " left transposed" : "")}{(right ? " right transposed" : "")}",
               xs => xs[0].MatMul(xs[1], left, right),
               [
                   left ? [size.Inner, size.Rows] : [size.Rows, size.Inner],
                   right ? [size.Columns, size.Inner] : [size.Inner, size.Columns],
               ],
               ChecksDerivatives: size.Rows < 17),
        new("matmul of batches", xs => xs[0].MatMul(xs[1]), [[3, 4, 5], [3, 5, 2]]),
        new("matmul of batches by one matrix", xs => xs[0].MatMul(xs[1]), [[3, 4, 5], [5, 2]]),
        new("matmul of batches transposed", xs => xs[0].MatMul(xs[1], true, true), [[2, 3, 5, 4], [2, 3, 2, 5]]),
        new("matmul with batches repeated", xs => xs[0].MatMul(xs[1]), [[3, 1, 4, 5], [1, 2, 5, 3]]),
        new("matmul over no elements", xs => xs[0].MatMul(xs[1]), [[3, 0], [0, 4]]),
    ];

    private static OpCase[] ConvolutionCases() =>
    [
        new("convolution 3x3", xs => xs[0].Convolve2d(xs[1], padding: 1), [[2, 3, 5, 4], [4, 3, 3, 3]]),
        new("convolution 1x1", xs => xs[0].Convolve2d(xs[1]), [[2, 3, 4, 3], [5, 3, 1, 1]]),
        new("convolution 4x4 in steps of 2", xs => xs[0].Convolve2d(xs[1], stride: 2, padding: 1),
            [[2, 3, 8, 6], [2, 3, 4, 4]]),
        new("convolution dilated", xs => xs[0].Convolve2d(xs[1], stride: 1, padding: 2, dilation: 2),
            [[1, 2, 7, 6], [3, 2, 3, 3]]),
        new("convolution uneven",
            xs => xs[0].Convolve2d(xs[1], (2, 3), (1, 0, 2, 1), (2, 1)), [[2, 2, 7, 8], [3, 2, 2, 3]]),
        new("convolution in steps that skip the edge", xs => xs[0].Convolve2d(xs[1], stride: 3),
            [[1, 1, 9, 6], [1, 1, 2, 2]]),
        new("convolution transposed 4x4 in steps of 2",
            xs => xs[0].ConvolveTransposed2d(xs[1], stride: 2, padding: 1), [[2, 3, 3, 4], [3, 2, 4, 4]]),
        new("convolution transposed with output padding",
            xs => xs[0].ConvolveTransposed2d(xs[1], stride: 3, padding: 1, outputPadding: 2),
            [[1, 2, 3, 2], [2, 3, 3, 3]]),
        new("convolution transposed dilated",
            xs => xs[0].ConvolveTransposed2d(xs[1], stride: 2, padding: 1, dilation: 2), [[1, 2, 3, 3], [2, 1, 3, 2]]),
        new("convolution's filter gradient",
            xs => Tensor.Apply(
                new ConvolutionFilterGradientOp(new Window(2, 1, 1, 0, 1, 1, 1, 2), 3, 2), [xs[0], xs[1]]),
            [[2, 3, 6, 5], [2, 4, 3, 5]]),
        new("convolution of signals", xs => xs[0].Convolve1d(xs[1], stride: 2, padding: 1), [[2, 3, 9], [4, 3, 3]]),
    ];

    private static OpCase[] LeafCases() =>
    [
        new("values times",
            xs => xs[0] * (xs[0].Type == ElementType.Float32 ? Tensor.Of(1.5f, -2f, 0.25f) : Tensor.Of(1.5, -2, 0.25)),
            [[3]]),
        new("fill times", xs => xs[0] * Tensor.Full([4], 0.1, xs[0].Type), [[4]]),
        .. from length in s_lengths
           select new OpCase($"uniform plus {length}",
               xs => xs[0] + new RandomStream(Tensor.Of(7L, 3L), xs[0].Type, 5).Uniform(length), [[length]],
               ChecksDerivatives: length == 9),
        .. from length in s_lengths
           select new OpCase($"normal plus {length}",
               xs => xs[0] + new RandomStream(Tensor.Of(7L, 3L), xs[0].Type, 5).Normal(length), [[length]],
               ChecksDerivatives: length == 9),
    ];
}
