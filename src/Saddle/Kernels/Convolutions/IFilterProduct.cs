using Saddle.Kernels.Workers;

namespace Saddle.Kernels.Convolutions;

/// <summary>The gradient of a filter from a convolution's input and its output's gradient.</summary>
internal unsafe interface IFilterProduct<T>
    where T : unmanaged
{
    void Run(WorkerPool pool, T* input, T* outputGradient, T* filterGradient);
}
