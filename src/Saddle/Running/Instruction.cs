namespace Saddle.Running;

/// <summary>What one run of a kernel takes.</summary>
/// <param name="Description">What it computes, for <c>Explain</c>.</param>
/// <param name="Flops">Floating-point operations.</param>
/// <param name="Bytes">Memory read and written, each place counted once.</param>
internal sealed record KernelCost(string Description, double Flops, long Bytes);

/// <summary>One kernel of a program, bound to places in its address table.</summary>
internal abstract unsafe class Instruction(KernelCost cost)
{
    public KernelCost Cost { get; } = cost;

    /// <param name="addresses">Where each slot lies at present.</param>
    public abstract void Run(byte** addresses);
}
