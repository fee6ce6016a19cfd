namespace Saddle.Kernels.Convolutions;

/// <summary>Sizes of a 2-D convolution: input [Batch, InputHeight, InputWidth, InputChannels], filter
/// [OutputChannels, InputChannels, KernelHeight, KernelWidth], output [Batch, OutputHeight, OutputWidth,
/// OutputChannels], all dense.</summary>
/// <remarks>Output pixel (i, j) reads input pixels (i StrideHeight + p DilationHeight - PaddingTop, ...), which count
/// as zero outside of the input. Paddings may be negative (they crop).</remarks>
internal readonly record struct ConvolutionGeometry(
    int Batch, int InputHeight, int InputWidth, int InputChannels, int OutputChannels,
    int KernelHeight, int KernelWidth)
{
    public int StrideHeight { get; init; } = 1;
    public int StrideWidth { get; init; } = 1;
    public int PaddingTop { get; init; }
    public int PaddingBottom { get; init; }
    public int PaddingLeft { get; init; }
    public int PaddingRight { get; init; }
    public int DilationHeight { get; init; } = 1;
    public int DilationWidth { get; init; } = 1;

    /// <summary>Windows that fit the padded height; 0 when none does.</summary>
    public int OutputHeight =>
        Windows(InputHeight + PaddingTop + PaddingBottom, KernelHeight, StrideHeight, DilationHeight);

    /// <summary>Windows that fit the padded width; 0 when none does.</summary>
    public int OutputWidth =>
        Windows(InputWidth + PaddingLeft + PaddingRight, KernelWidth, StrideWidth, DilationWidth);

    public int Taps => KernelHeight * KernelWidth;

    public long InputLength => (long)Batch * InputHeight * InputWidth * InputChannels;

    public long FilterLength => (long)Taps * InputChannels * OutputChannels;

    public long OutputLength => (long)Batch * OutputHeight * OutputWidth * OutputChannels;

    private static int Windows(int size, int kernel, int stride, int dilation)
    {
        int slack = size - dilation * (kernel - 1) - 1;
        return slack < 0 ? 0 : slack / stride + 1;
    }
}
