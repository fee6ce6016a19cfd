namespace Saddle.Running;

/// <summary>One kernel of a program, bound to places in its address table.</summary>
/// <param name="description">What it computes, for <c>Explain</c>.</param>
/// <param name="flops">Floating-point operations of one run.</param>
/// <param name="bytes">Memory read and written by one run, each place counted once.</param>
internal abstract unsafe class Instruction(string description, double flops, long bytes)
{
    public string Description { get; } = description;

    public double Flops { get; } = flops;

    public long Bytes { get; } = bytes;

    /// <param name="addresses">Where each slot lies at present.</param>
    public abstract void Run(byte** addresses);
}
