using System.Numerics;
using Saddle.Graphs;
using Saddle.Kernels.Convolutions;
using Saddle.Kernels.Workers;
using Saddle.Ops;

namespace Saddle.Running.Cpu;

/// <summary>One of the three products of a convolution, channels last, and what is done to its result.</summary>
internal sealed unsafe class ConvolutionKernel<T>(
    KernelCost cost, Tensor node, ConvolutionProducts<T> products, ProductPlaces places, Epilogue? epilogue,
    WorkerPool pool)
    : Instruction(cost)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Op _op = node.Op;
    private readonly long _count = node.Shape.Count;

    public override void Run(byte** addresses)
    {
        if (epilogue is not null)
        {
            epilogue.Addresses = addresses;
        }

        T* x = places.Left.In<T>(addresses);
        T* y = places.Right.In<T>(addresses);
        T* z = places.Result.In<T>(addresses);
        if (_op is ConvolutionOp)
        {
            products.Forward(pool, x, y, z, epilogue);
        }
        else if (_op is ConvolutionInputGradientOp)
        {
            products.InputGradient(pool, x, y, z, epilogue);
        }
        else
        {
            products.FilterGradient(pool, x, y, z);
            epilogue?.ApplyAll(_count, pool);
        }
    }

    /// <summary>The sizes of a convolution or of one of its gradients.</summary>
    public static ConvolutionGeometry GeometryOf(Tensor node)
    {
        (Shape left, Shape right) = (node.Inputs[0].Shape, node.Inputs[1].Shape);
        Window window = ((ConvolutionFamily)node.Op).Window;
        (Shape image, Shape filter) = node.Op switch
        {
            ConvolutionOp => (left, right),
            ConvolutionInputGradientOp => (node.Shape, right),
            _ => (left, node.Shape),
        };
        return new ConvolutionGeometry(image[0], image[1], image[2], image[3], filter[0], filter[2], filter[3])
        {
            StrideHeight = window.StrideY,
            StrideWidth = window.StrideX,
            PaddingTop = window.Top,
            PaddingBottom = window.Bottom,
            PaddingLeft = window.Left,
            PaddingRight = window.Right,
            DilationHeight = window.DilationY,
            DilationWidth = window.DilationX,
        };
    }
}
