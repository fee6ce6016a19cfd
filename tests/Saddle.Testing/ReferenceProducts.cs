using Saddle.Ops;

namespace Saddle.Testing;

/// <summary>Matrix products and convolutions by their definitions.</summary>
internal static class ReferenceProducts
{
    public static double[] Of(Tensor y, double[][] x)
    {
        (double[] left, double[] right, double[] result) = (x[0], x[1], new double[y.Shape.Count]);
        (Shape leftShape, Shape rightShape) = (y.Inputs[0].Shape, y.Inputs[1].Shape);
        switch (y.Op)
        {
            case MatMulOp op:
                MatMul(op, y, left, right, result);
                break;
            case ConvolutionOp op:
                Slide(op, leftShape, rightShape, y.Shape, (i, w, o) => result[o] += left[i] * right[w]);
                break;
            case ConvolutionInputGradientOp op:
                Slide(op, y.Shape, rightShape, leftShape, (i, w, o) => result[i] += left[o] * right[w]);
                break;
            case ConvolutionFilterGradientOp op:
                Slide(op, leftShape, y.Shape, rightShape, (i, w, o) => result[w] += left[i] * right[o]);
                break;
            default:
                throw new NotSupportedException($"{y.Op}");
        }

        return result;
    }

    private static void MatMul(MatMulOp op, Tensor y, double[] left, double[] right, double[] result)
    {
        (Shape leftShape, Shape rightShape) = (y.Inputs[0].Shape, y.Inputs[1].Shape);
        int inner = op.TransposeLeft ? leftShape[^2] : leftShape[^1];
        long element = 0;
        foreach (int[] index in Indices.Of(y.Shape))
        {
            (int[] batch, int row, int column) = (index[..^2], index[^2], index[^1]);
            for (int k = 0; k < inner; k++)
            {
                int[] a = op.TransposeLeft ? [.. batch, k, row] : [.. batch, row, k];
                int[] b = op.TransposeRight ? [.. batch, column, k] : [.. batch, k, column];
                result[element] += left[Indices.Element(leftShape, a)] * right[Indices.Element(rightShape, b)];
            }

            element++;
        }
    }

    /// <summary>Every product of a convolution, as the elements of image, filter and result that meet in it.</summary>
    private static void Slide(
        ConvolutionFamily op, Shape image, Shape filter, Shape result, Action<long, long, long> meet)
    {
        bool last = op.Layout == ImageLayout.ChannelsLast;
        (int channelAxis, int heightAxis, int widthAxis) = last ? (3, 1, 2) : (1, 2, 3);
        Window window = op.Window;
        long[] strides = [.. filter.Strides()];
        (long perChannel, long perOutput, long perRow, long perColumn) =
            (strides[1], strides[0], strides[2], strides[3]);
        foreach (int[] to in Indices.Of(result))
        {
            long at = Indices.Element(result, to);
            foreach (int[] tap in Indices.Of([image[channelAxis], .. filter.Sizes[2..]]))
            {
                int row = to[heightAxis] * window.StrideY + tap[1] * window.DilationY - window.Top;
                int column = to[widthAxis] * window.StrideX + tap[2] * window.DilationX - window.Left;
                if (row < 0 || row >= image[heightAxis] || column < 0 || column >= image[widthAxis])
                {
                    continue;
                }

                int[] from = last ? [to[0], row, column, tap[0]] : [to[0], tap[0], row, column];
                long weight = tap[0] * perChannel + to[channelAxis] * perOutput + tap[1] * perRow + tap[2] * perColumn;
                meet(Indices.Element(image, from), weight, at);
            }
        }
    }
}
