using Saddle.Graphs;
using Saddle.Ops;

namespace Saddle.Ops
{
    /// <summary>How a filter slides over an image: strides, zero padding at each side, and dilation, vertical
    /// first.</summary>
    internal readonly record struct Window(
        int StrideY, int StrideX, int Top, int Bottom, int Left, int Right, int DilationY, int DilationX)
    {
        public int OutputHeight(int input, int kernel) =>
            Output((long)input + Top + Bottom, kernel, StrideY, DilationY);

        public int OutputWidth(int input, int kernel) =>
            Output((long)input + Left + Right, kernel, StrideX, DilationX);

        public override string ToString() =>
            $"(stride {StrideY}x{StrideX}, padding {Top},{Bottom},{Left},{Right}"
            + $"{((DilationY, DilationX) == (1, 1) ? "" : $", dilation {DilationY}x{DilationX}")})";

        /// <summary>Whether the padded image and the filter's extent have sizes that kernels can count.</summary>
        public bool Fits(int height, int width, int kernelHeight, int kernelWidth) =>
            kernelHeight > 0 && kernelWidth > 0
            && (long)height + Top + Bottom <= int.MaxValue && Extent(kernelHeight, DilationY) <= int.MaxValue
            && (long)width + Left + Right <= int.MaxValue && Extent(kernelWidth, DilationX) <= int.MaxValue;

        private static int Output(long padded, int kernel, int stride, int dilation)
        {
            long extent = Extent(kernel, dilation);
            return padded < extent ? 0 : (int)((padded - extent) / stride + 1);
        }

        private static long Extent(int kernel, int dilation) => (kernel - 1L) * dilation + 1;
    }

    /// <summary>Which axis of images is which; filters are [out, in, height, width].</summary>
    internal enum ImageLayout
    {
        /// <summary>Images [n, channels, height, width]: what users see.</summary>
        ChannelsFirst,

        /// <summary>Images [n, height, width, channels], filters as ever: what the CPU runs.</summary>
        ChannelsLast,
    }

    /// <summary>What the three ops of a convolution share. Each one's derivative is expressed by the other
    /// two.</summary>
    internal abstract record ConvolutionFamily(Window Window, ImageLayout Layout) : BilinearOp
    {
        public override string Attributes =>
            $"{Window}{(Layout == ImageLayout.ChannelsLast ? " channels last" : "")}";

        protected (int N, int C, int H, int W) Image(Shape s) => Layout == ImageLayout.ChannelsFirst
            ? (s[0], s[1], s[2], s[3])
            : (s[0], s[3], s[1], s[2]);

        protected Shape ImageShape(int n, int c, int h, int w) =>
            Layout == ImageLayout.ChannelsFirst ? [n, c, h, w] : [n, h, w, c];

        protected static (int Out, int In, int H, int W) Filter(Shape s) => (s[0], s[1], s[2], s[3]);

        protected void Demand(bool holds, string what, ReadOnlySpan<Tensor> inputs, string advice)
        {
            if (!holds)
            {
                throw Tensor.Misfit(Name, what, $"Got {inputs[0].Shape} and {inputs[1].Shape} with {Window}.", advice);
            }
        }

        protected void DemandSizes(
            int height, int width, int kernelHeight, int kernelWidth, ReadOnlySpan<Tensor> inputs) =>
            Demand(Window.Fits(height, width, kernelHeight, kernelWidth),
                "the filter is empty, or it or the padded image is too large.", inputs,
                "Use at least one tap, and paddings and dilations that keep sizes below 2^31.");

        protected void DemandRanks(ReadOnlySpan<Tensor> inputs)
        {
            Demand(inputs[0].Rank == 4 && inputs[1].Rank == 4, "operands must have four axes.", inputs,
                "Pass images [n, channels, height, width] and filters [out, in, height, width].");
            Demand(inputs[0].Type == inputs[1].Type && inputs[0].Type.IsFloating(),
                "element types must be one floating-point type.", inputs, "Create both with the same element type.");
            Demand(
                Window is { StrideY: > 0, StrideX: > 0, DilationY: > 0, DilationX: > 0 }
                    and { Top: >= 0, Bottom: >= 0, Left: >= 0, Right: >= 0 },
                "strides and dilations must be positive and paddings not negative.", inputs, "Correct the window.");
        }
    }

    /// <summary>Images by filters to images: y[n,o,i,j] = Σ x[n,c,i·s+u·d-p, j·s+v·d-p] · w[o,c,u,v].</summary>
    internal sealed record ConvolutionOp(Window Window, ImageLayout Layout = ImageLayout.ChannelsFirst)
        : ConvolutionFamily(Window, Layout)
    {
        public override string Name => "convolution";

        public override Shape InferShape(ReadOnlySpan<Tensor> inputs)
        {
            DemandRanks(inputs);
            (int n, int c, int h, int w) = Image(inputs[0].Shape);
            (int output, int input, int kernelHeight, int kernelWidth) = Filter(inputs[1].Shape);
            Demand(c == input, $"images have {c} channels, filters take {input}.", inputs,
                "Make the channel counts equal.");
            DemandSizes(h, w, kernelHeight, kernelWidth, inputs);
            (int height, int width) = (Window.OutputHeight(h, kernelHeight), Window.OutputWidth(w, kernelWidth));
            Demand(height > 0 && width > 0, "the filter is larger than the padded image.", inputs,
                "Use a smaller filter or more padding.");
            return ImageShape(n, output, height, width);
        }

        public override Tensor Pull(Tensor y, Tensor dy, int input)
        {
            (Tensor x, Tensor w) = (y.Inputs[0], y.Inputs[1]);
            if (input == 0)
            {
                (_, _, int height, int width) = Image(x.Shape);
                return Tensor.Apply(new ConvolutionInputGradientOp(Window, height, width, Layout), [dy, w]);
            }

            (_, _, int kernelHeight, int kernelWidth) = Filter(w.Shape);
            return Tensor.Apply(new ConvolutionFilterGradientOp(Window, kernelHeight, kernelWidth, Layout), [x, dy]);
        }

        public override double Flops(Tensor y) =>
            2.0 * y.Shape.Count * y.Inputs[1].Shape.Count / Filter(y.Inputs[1].Shape).Out;
    }

    /// <summary>The adjoint of a convolution in its images, which is the transposed convolution: (dy, w) to
    /// dx.</summary>
    internal sealed record ConvolutionInputGradientOp(
        Window Window, int Height, int Width, ImageLayout Layout = ImageLayout.ChannelsFirst)
        : ConvolutionFamily(Window, Layout)
    {
        public override string Name => "convolution_input_gradient";

        public override Shape InferShape(ReadOnlySpan<Tensor> inputs)
        {
            DemandRanks(inputs);
            (int n, int c, int h, int w) = Image(inputs[0].Shape);
            (int output, int input, int kernelHeight, int kernelWidth) = Filter(inputs[1].Shape);
            Demand(c == output, $"gradients have {c} channels, filters make {output}.", inputs,
                "Make the channel counts equal.");
            DemandSizes(Height, Width, kernelHeight, kernelWidth, inputs);
            Demand(h == Window.OutputHeight(Height, kernelHeight) && w == Window.OutputWidth(Width, kernelWidth),
                $"no image of {Height}x{Width} gives this gradient's size.", inputs,
                "Check stride, padding and output size.");
            return ImageShape(n, input, Height, Width);
        }

        public override Tensor Pull(Tensor y, Tensor dy, int input)
        {
            (Tensor g, Tensor w) = (y.Inputs[0], y.Inputs[1]);
            if (input == 0)
            {
                return Tensor.Apply(new ConvolutionOp(Window, Layout), [dy, w]);
            }

            (_, _, int kernelHeight, int kernelWidth) = Filter(w.Shape);
            return Tensor.Apply(new ConvolutionFilterGradientOp(Window, kernelHeight, kernelWidth, Layout), [dy, g]);
        }

        public override double Flops(Tensor y) =>
            2.0 * y.Inputs[0].Shape.Count * y.Inputs[1].Shape.Count / Filter(y.Inputs[1].Shape).Out;
    }

    /// <summary>The adjoint of a convolution in its filters: (x, dy) to dw.</summary>
    internal sealed record ConvolutionFilterGradientOp(
        Window Window, int KernelHeight, int KernelWidth, ImageLayout Layout = ImageLayout.ChannelsFirst)
        : ConvolutionFamily(Window, Layout)
    {
        public override string Name => "convolution_filter_gradient";

        public override Shape InferShape(ReadOnlySpan<Tensor> inputs)
        {
            DemandRanks(inputs);
            (int n, int input, int h, int w) = Image(inputs[0].Shape);
            (int batch, int output, int height, int width) = Image(inputs[1].Shape);
            DemandSizes(h, w, KernelHeight, KernelWidth, inputs);
            Demand(
                n == batch && height == Window.OutputHeight(h, KernelHeight)
                    && width == Window.OutputWidth(w, KernelWidth),
                $"images and gradients do not belong to one convolution with a {KernelHeight}x{KernelWidth} filter.",
                inputs, "Check stride, padding and sizes.");
            return [output, input, KernelHeight, KernelWidth];
        }

        public override Tensor Pull(Tensor y, Tensor dy, int input)
        {
            (Tensor x, Tensor g) = (y.Inputs[0], y.Inputs[1]);
            (_, _, int height, int width) = Image(x.Shape);
            return input == 0
                ? Tensor.Apply(new ConvolutionInputGradientOp(Window, height, width, Layout), [g, dy])
                : Tensor.Apply(new ConvolutionOp(Window, Layout), [x, dy]);
        }

        public override double Flops(Tensor y) => 2.0 * y.Inputs[1].Shape.Count * y.Shape.Count / Filter(y.Shape).Out;
    }
}

namespace Saddle
{
    public sealed partial class Tensor
    {
        /// <summary>2-D convolution (cross-correlation) of images with filters, zero padded.</summary>
        /// <param name="filters">Shape [out, in, height, width].</param>
        /// <param name="stride">Step between windows, both directions.</param>
        /// <param name="padding">Zeros added at each of the four sides.</param>
        /// <param name="dilation">Distance between the filter's taps.</param>
        /// <returns>Shape [n, out, height', width'], this tensor being [n, in, height, width].</returns>
        /// <exception cref="ShapeException">Channels differ, or the filter is larger than the padded image.</exception>
        public Tensor Convolve2d(Tensor filters, int stride = 1, int padding = 0, int dilation = 1) =>
            Convolve2d(filters, new Window(stride, stride, padding, padding, padding, padding, dilation, dilation));

        /// <summary>2-D convolution whose padding may differ by side.</summary>
        /// <param name="filters">Shape [out, in, height, width].</param>
        /// <param name="stride">Vertical and horizontal step.</param>
        /// <param name="padding">Zeros at the top, bottom, left and right.</param>
        /// <param name="dilation">Vertical and horizontal distance between taps.</param>
        public Tensor Convolve2d(
            Tensor filters,
            (int Y, int X) stride,
            (int Top, int Bottom, int Left, int Right) padding,
            (int Y, int X) dilation) =>
            Convolve2d(filters, new Window(stride.Y, stride.X,
                padding.Top, padding.Bottom, padding.Left, padding.Right, dilation.Y, dilation.X));

        /// <summary>Transposed 2-D convolution: the adjoint of <see cref="Convolve2d(Tensor, int, int, int)"/> in its
        /// images.</summary>
        /// <param name="filters">Shape [in, out, height, width], as PyTorch stores it.</param>
        /// <param name="stride">Distance the input's pixels are spread apart.</param>
        /// <param name="padding">Removed from each side of the result.</param>
        /// <param name="outputPadding">Rows and columns added at the bottom and right; below the larger of
        /// stride and dilation. Those that no tap reaches are 0.</param>
        /// <param name="dilation">Distance between the filter's taps.</param>
        /// <returns>Shape [n, out, height', width'], height' = (height - 1)·stride - 2·padding + dilation·(k - 1) + 1 +
        /// outputPadding.</returns>
        /// <exception cref="ShapeException">Channels differ, a number is out of range, or the result is
        /// empty.</exception>
        public Tensor ConvolveTransposed2d(
            Tensor filters, int stride = 1, int padding = 0, int outputPadding = 0, int dilation = 1)
        {
            if (Rank != 4 || filters.Rank != 4)
            {
                throw Misfit("transposed convolution", "operands must have four axes.",
                    $"Got {Shape} and {filters.Shape}.",
                    "Pass images [n, channels, height, width] and filters [in, out, height, width].");
            }

            string got = $"stride {stride}, padding {padding}, outputPadding {outputPadding} and dilation {dilation}";
            if (stride < 1 || dilation < 1 || padding < 0 || outputPadding < 0
                || outputPadding >= Math.Max(stride, dilation))
            {
                throw Misfit("transposed convolution",
                    "stride and dilation must be positive, padding not negative and outputPadding below the larger of "
                        + "stride and dilation.",
                    $"Got {got}.", "Correct them.");
            }

            long Size(int axis) =>
                (Shape[axis] - 1L) * stride - 2L * padding + (filters.Shape[axis] - 1L) * dilation + 1 + outputPadding;
            (long height, long width) = (Size(2), Size(3));
            if (height is < 1 or > int.MaxValue || width is < 1 or > int.MaxValue)
            {
                throw Misfit("transposed convolution", "the result's height and width must be from 1 to 2^31 - 1.",
                    $"Got {height}x{width} of {Shape} and {filters.Shape} with {got}.",
                    "Change padding, stride or dilation.");
            }

            // A stride or more would be room for another window: so much is cut off less, and the rest is empty.
            int kept = outputPadding < stride ? 0 : Math.Min(outputPadding, padding);
            int empty = outputPadding < stride ? 0 : outputPadding - kept;
            var window = new Window(
                stride, stride, padding, padding - kept, padding, padding - kept, dilation, dilation);
            var op = new ConvolutionInputGradientOp(window, (int)height - empty, (int)width - empty);
            Tensor y = Apply(op, [this, filters]);
            return empty == 0 ? y : y.Pad(2, 0, empty).Pad(3, 0, empty);
        }

        /// <summary>1-D convolution of signals [n, in, length] with filters [out, in, width].</summary>
        /// <param name="filters">Shape [out, in, width].</param>
        /// <param name="stride">Step between windows.</param>
        /// <param name="padding">Zeros added at both ends.</param>
        /// <param name="dilation">Distance between the filter's taps.</param>
        /// <returns>Shape [n, out, length'].</returns>
        public Tensor Convolve1d(Tensor filters, int stride = 1, int padding = 0, int dilation = 1)
        {
            if (Rank != 3 || filters.Rank != 3)
            {
                throw Misfit("convolution", "operands must have three axes.", $"Got {Shape} and {filters.Shape}.",
                    "Pass signals [n, channels, length] and filters [out, in, width].");
            }

            Tensor image = Reshape([Shape[0], Shape[1], 1, Shape[2]]);
            Tensor rows = filters.Reshape([filters.Shape[0], filters.Shape[1], 1, filters.Shape[2]]);
            Tensor y = image.Convolve2d(rows, new Window(1, stride, 0, 0, padding, padding, 1, dilation));
            return y.Reshape([y.Shape[0], y.Shape[1], y.Shape[3]]);
        }

        private Tensor Convolve2d(Tensor filters, Window window) => Apply(new ConvolutionOp(window), [this, filters]);
    }
}
