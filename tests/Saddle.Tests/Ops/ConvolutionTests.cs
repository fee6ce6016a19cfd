using Saddle.Ops;
using Saddle.Testing;
using Xunit;
using static Saddle.Tests.Ops.Refusal;

namespace Saddle.Tests.Ops;

public sealed class ConvolutionTests
{
    private static readonly Window s_plain = new(1, 1, 0, 0, 0, 0, 1, 1);

    /// <summary>Kernel, stride, the least value and the largest.</summary>
    public static TheoryData<int, int, double, double> LargeBesideSmall => new()
    {
        { 3, 1, 1, 1e8 },
        { 3, 1, 0.1, 1e4 },
        { 4, 2, 1, 1e8 },
        { 4, 2, 0.1, 1e4 },
    };

    [Theory]
    [MemberData(nameof(LargeBesideSmall))]
    public void Direct_sums_keep_what_stands_beside_a_large_value(int kernel, int stride, double least, double largest)
    {
        foreach (ElementType type in (ElementType[])[ElementType.Float32, ElementType.Float64])
        {
            var direct = new CompilerOptions { DirectSums = type == ElementType.Float32 };
            double[][] sums = Sums(kernel, stride, least, largest, type, direct);
            var known = new HashSet<double>([0, Rounded(least), Rounded(largest)]);
            Assert.All(sums, sum => Assert.Subset(known, sum.ToHashSet()));
            Assert.Equal([16, 16, 256], sums.Select(sum => sum.Count(value => value == Rounded(largest))));

            double Rounded(double value) => type == ElementType.Float32 ? (float)value : value;
        }
    }

    /// <summary>
    /// An output's error is at most 16 times that of a direct sum of numbers as large as the largest nearby, here one
    /// rounding.
    /// </summary>
    [Theory]
    [MemberData(nameof(LargeBesideSmall))]
    public void Minimal_filtering_is_wrong_by_16_roundings_of_the_largest_value_at_most(
        int kernel, int stride, double least, double largest)
    {
        double[][] filtered = Sums(kernel, stride, least, largest, ElementType.Float32, new CompilerOptions());
        double[][] direct = Sums(kernel, stride, least, largest, ElementType.Float64, new CompilerOptions());
        double[] errors =
        [
            .. filtered.Zip(direct, (some, exact) => some.Zip(exact, (x, y) => Math.Abs(x - y)).Max() / largest),
        ];
        Assert.All(errors, error => Assert.InRange(error, 0, 16 * Math.Pow(2, -24)));
        Assert.Contains(errors, error => error > 0);
    }

    /// <summary>
    /// A filter that takes one pixel of each channel, over equal pixels but for one: forwards, back to the images, and
    /// the filter's gradient where the one output that reads the large pixel is looked at.
    /// </summary>
    private static double[][] Sums(
        int kernel, int stride, double least, double largest, ElementType type, CompilerOptions options)
    {
        const int Channels = 16, Size = 32, Place = 8;
        Tensor Image(int size, int place, double rest, double one)
        {
            double[] values = new double[size * size];
            Array.Fill(values, rest);
            values[place * size + place] = one;
            return OfType(values, [1, 1, size, size]).BroadcastTo([1, Channels, size, size]);
        }

        Tensor OfType(double[] values, Shape shape) => type == ElementType.Float64
            ? Tensor.FromArray(values, shape)
            : Tensor.FromArray(Array.ConvertAll(values, value => (float)value), shape);
        Tensor filter = Tensor.Identity(Channels, type).Reshape(Channels, Channels, 1, 1)
            * Image(kernel, 1, 0, 1).Slice(1, 0, 1);
        Func<Tensor, Tensor, Tensor> convolve = (x, w) => x.Convolve2d(w, stride, 1);
        Tensor[] arguments =
        [
            Image(Size, Place, least, largest), filter, Image(Size / stride, Place, least, largest),
            Image(Size / stride, Place / stride, 0, 1),
        ];
        CompiledFunction program = Compiler.Compile(
            xs => (Tensor[])
            [
                convolve(xs[0], xs[1]),
                Derivative.VectorJacobian(x => convolve(x, xs[1]), xs[0], xs[2]),
                Derivative.VectorJacobian(w => convolve(xs[0], w), xs[1], xs[3]),
            ],
            [.. arguments.Select(argument => new TensorSpec(argument.Shape, type))],
            options: options);
        return [.. program.Run(arguments).Select(Values)];
    }

    private static double[] Values(Tensor x) => x.Type == ElementType.Float64
        ? x.ToArray<double>()
        : Array.ConvertAll(x.ToArray<float>(), value => (double)value);

    [Fact]
    public void Images_without_four_axes_are_refused() => Says(
        "convolution: operands must have four axes. Got [3, 8, 8] and [4, 3, 3, 3] with (stride 1x1, padding 0,0,0,0). "
            + "Pass images [n, channels, height, width] and filters [out, in, height, width].",
        () => Zeros(3, 8, 8).Convolve2d(Zeros(4, 3, 3, 3)));

    [Fact]
    public void Channels_that_differ_are_refused() => Says(
        "convolution: images have 3 channels, filters take 2. Got [1, 3, 8, 8] and [4, 2, 3, 3] with "
            + "(stride 1x1, padding 0,0,0,0). Make the channel counts equal.",
        () => Zeros(1, 3, 8, 8).Convolve2d(Zeros(4, 2, 3, 3)));

    [Fact]
    public void Filters_larger_than_the_padded_image_are_refused() => Says(
        "convolution: the filter is larger than the padded image. Got [1, 3, 4, 4] and [4, 3, 3, 3] with "
            + "(stride 1x1, padding 0,0,0,0, dilation 2x2). Use a smaller filter or more padding.",
        () => Zeros(1, 3, 4, 4).Convolve2d(Zeros(4, 3, 3, 3), dilation: 2));

    [Fact]
    public void A_stride_of_0_is_refused() => Says(
        "convolution: strides and dilations must be positive and paddings not negative. "
            + "Got [1, 3, 4, 4] and [4, 3, 3, 3] with (stride 0x0, padding 0,0,0,0). Correct the window.",
        () => Zeros(1, 3, 4, 4).Convolve2d(Zeros(4, 3, 3, 3), stride: 0));

    [Fact]
    public void Different_element_types_are_refused() => Says(
        "convolution: element types must be one floating-point type. Got [1, 3, 4, 4] and [4, 3, 3, 3] with "
            + "(stride 1x1, padding 0,0,0,0). Create both with the same element type.",
        () => Zeros(1, 3, 4, 4).Convolve2d(Doubles(4, 3, 3, 3)));

    [Fact]
    public void Signals_without_three_axes_are_refused() => Says(
        "convolution: operands must have three axes. Got [3, 8] and [4, 3, 3]. "
            + "Pass signals [n, channels, length] and filters [out, in, width].",
        () => Zeros(3, 8).Convolve1d(Zeros(4, 3, 3)));

    [Fact]
    public void Transposed_convolutions_name_their_own_filter_layout() => Says(
        "transposed convolution: operands must have four axes. Got [3, 8] and [3, 4, 3, 3]. "
            + "Pass images [n, channels, height, width] and filters [in, out, height, width].",
        () => Zeros(3, 8).ConvolveTransposed2d(Zeros(3, 4, 3, 3)));

    [Fact]
    public void Transposed_convolutions_refuse_other_channels() => Says(
        "convolution_input_gradient: gradients have 2 channels, filters make 3. Got [1, 2, 4, 4] and [3, 4, 3, 3] with "
            + "(stride 1x1, padding 0,0,0,0). Make the channel counts equal.",
        () => Zeros(1, 2, 4, 4).ConvolveTransposed2d(Zeros(3, 4, 3, 3)));

    [Fact]
    public void Output_padding_of_stride_and_dilation_or_more_is_refused() => Says(
        "transposed convolution: stride and dilation must be positive, padding not negative and outputPadding below "
            + "the larger of stride and dilation. Got stride 1, padding 0, outputPadding 2 and dilation 1. "
            + "Correct them.",
        () => Zeros(1, 3, 4, 4).ConvolveTransposed2d(Zeros(3, 4, 3, 3), outputPadding: 2));

    [Fact]
    public void Filter_gradients_refuse_sizes_of_another_convolution() => Says(
        "convolution_filter_gradient: images and gradients do not belong to one convolution with a 3x3 filter. "
            + "Got [1, 3, 8, 8] and [1, 4, 5, 6] with (stride 1x1, padding 0,0,0,0). Check stride, padding and sizes.",
        () => Tensor.Apply(new ConvolutionFilterGradientOp(s_plain, 3, 3), [Zeros(1, 3, 8, 8), Zeros(1, 4, 5, 6)]));

    [Fact]
    public void Padding_beyond_what_an_axis_can_count_is_refused() => Says(
        "convolution: the filter is empty, or it or the padded image is too large. "
            + "Got [1, 3, 4, 4] and [4, 3, 3, 3] with "
            + "(stride 1x1, padding 2147483647,2147483647,2147483647,2147483647). "
            + "Use at least one tap, and paddings and dilations that keep sizes below 2^31.",
        () => Zeros(1, 3, 4, 4).Convolve2d(Zeros(4, 3, 3, 3), padding: int.MaxValue));

    [Fact]
    public void Dilation_beyond_what_an_axis_can_count_is_refused() => Says(
        "convolution: the filter is empty, or it or the padded image is too large. "
            + "Got [1, 3, 4, 4] and [4, 3, 3, 3] with (stride 1x1, padding 0,0,0,0, dilation 2147483647x2147483647). "
            + "Use at least one tap, and paddings and dilations that keep sizes below 2^31.",
        () => Zeros(1, 3, 4, 4).Convolve2d(Zeros(4, 3, 3, 3), dilation: int.MaxValue));

    [Theory]
    [InlineData(0, 0, 0, 1)]
    [InlineData(1, -1, 0, 1)]
    [InlineData(2, 0, 2, 1)]
    [InlineData(2, 0, -1, 1)]
    [InlineData(2, 0, 0, 0)]
    public void Transposed_convolutions_refuse_numbers_out_of_range(
        int stride, int padding, int outputPadding, int dilation) =>
        Says(
            "transposed convolution: stride and dilation must be positive, padding not negative and outputPadding "
                + $"below the larger of stride and dilation. Got stride {stride}, padding {padding}, outputPadding "
                + $"{outputPadding} and dilation {dilation}. Correct them.",
            () => Zeros(1, 3, 4, 4).ConvolveTransposed2d(Zeros(3, 4, 3, 3), stride, padding, outputPadding, dilation));

    [Fact]
    public void Transposed_convolutions_refuse_results_without_pixels() => Says(
        "transposed convolution: the result's height and width must be from 1 to 2^31 - 1. Got 0x0 of [1, 3, 4, 4] and "
            + "[3, 4, 3, 3] with stride 1, padding 3, outputPadding 0 and dilation 1. "
            + "Change padding, stride or dilation.",
        () => Zeros(1, 3, 4, 4).ConvolveTransposed2d(Zeros(3, 4, 3, 3), padding: 3));

    [Fact]
    public void Transposed_convolutions_refuse_results_that_no_axis_can_count() => Says(
        "transposed convolution: the result's height and width must be from 1 to 2^31 - 1. "
            + "Got 6442450944x6442450944 of [1, 3, 4, 4] and [3, 4, 3, 3] with stride 2147483647, padding 0, "
            + "outputPadding 0 and dilation 1. Change padding, stride or dilation.",
        () => Zeros(1, 3, 4, 4).ConvolveTransposed2d(Zeros(3, 4, 3, 3), stride: int.MaxValue));

    [Theory]
    [InlineData(1, 0, 1, 2)]
    [InlineData(1, 1, 1, 2)]
    [InlineData(2, 1, 2, 3)]
    [InlineData(2, 3, 3, 4)]
    [InlineData(1, 1, 3, 5)]
    public void Output_padding_up_to_the_dilation_is_the_definition(
        int stride, int padding, int outputPadding, int dilation)
    {
        double[] x = Numbers.Between(-1, 1, 9, seed: 1), w = Numbers.Between(-1, 1, 9, seed: 2);
        Tensor Apply(Tensor image, Tensor filter) =>
            image.ConvolveTransposed2d(filter, stride, padding, outputPadding, dilation);
        Tensor y = Apply(Tensor.FromArray(x, [1, 1, 3, 3]), Tensor.FromArray(w, [1, 1, 3, 3]));
        int size = 2 * stride - 2 * padding + 2 * dilation + 1 + outputPadding;
        double[] expected = new double[size * size];
        foreach (int place in Enumerable.Range(0, 81))
        {
            (int pixel, int tap) = (place / 9, place % 9);
            int row = pixel / 3 * stride + tap / 3 * dilation - padding;
            int column = pixel % 3 * stride + tap % 3 * dilation - padding;
            if (row >= 0 && row < size && column >= 0 && column < size)
            {
                expected[row * size + column] += x[pixel] * w[tap];
            }
        }

        Assert.Equal([1, 1, size, size], y.Shape.Sizes.ToArray());
        Assert.InRange(Numbers.Error(expected, y.ToArray<double>()), 0, 1e-14);
        var check = new DerivativeCheck(xs => Apply(xs[0], xs[1]), [[1, 1, 3, 3], [1, 1, 3, 3]], [x, w]);
        Assert.InRange(check.ForwardError(), 0, 1e-8);
        Assert.InRange(check.ModeMismatch(), 0, 1e-11);
    }
}
