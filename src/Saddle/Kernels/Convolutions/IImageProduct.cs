using Saddle.Kernels.Products;
using Saddle.Kernels.Workers;

namespace Saddle.Kernels.Convolutions;

/// <summary>Images from images and filters: a convolution, or its input gradient.</summary>
internal unsafe interface IImageProduct<T>
    where T : unmanaged
{
    /// <summary>Computes the target; the epilogue sees dense target elements.</summary>
    void Run(WorkerPool pool, T* source, T* filter, T* target, IEpilogue? epilogue);
}
