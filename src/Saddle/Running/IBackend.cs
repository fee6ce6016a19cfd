using Saddle.Passes;

namespace Saddle.Running;

/// <summary>Turns clusters into instructions for one kind of hardware.</summary>
internal interface IBackend
{
    /// <summary>The instruction that runs a cluster over the slots of a lowering.</summary>
    Instruction Lower(Cluster cluster, Lowering lowering);

    /// <summary>The instruction that ends a program: copies between slots.</summary>
    Instruction LowerCopies((int Source, int Target, long Bytes)[] copies);
}
