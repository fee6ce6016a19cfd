using Saddle.Kernels.Workers;
using Saddle.Planning;

namespace Saddle.Running;

/// <summary>Turns clusters into instructions for one kind of hardware.</summary>
internal interface IBackend
{
    /// <summary>Held while a program runs, as kernels keep scratch memory that programs share from one loop to the
    /// next.</summary>
    Lock Turn { get; }

    /// <summary>How fast the hardware is at most; measured when first asked for, which takes a moment.</summary>
    MachineLimits Limits { get; }

    /// <summary>Intermediate results of the programs that share a turn.</summary>
    SharedArena Arena { get; }

    /// <summary>The instruction that runs a cluster over the slots of a lowering.</summary>
    Instruction Lower(Cluster cluster, Lowering lowering);

    /// <summary>The instruction that ends a program: copies between slots.</summary>
    Instruction LowerCopies((int Source, int Target, long Bytes)[] copies);
}
