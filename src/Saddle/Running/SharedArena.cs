using Saddle.Graphs;

namespace Saddle.Running;

/// <summary>Memory for the intermediate results of programs that take turns: none needs its results after its turn, so
/// all use one block, as large as the largest asks for.</summary>
/// <remarks>The programs keep the block alive; when the last is gone, so is the block.</remarks>
internal sealed class SharedArena
{
    private readonly WeakReference<Storage?> _block = new(null);

    /// <summary>A block of at least so many bytes, for one turn; another turn may get another block. To be called by
    /// one thread at a time.</summary>
    /// <exception cref="InsufficientMemoryException">The machine has less memory than this.</exception>
    public Storage Rent(long bytes)
    {
        if (_block.TryGetTarget(out Storage? block) && block.Bytes >= bytes)
        {
            return block;
        }

        block = new Storage(bytes);
        _block.SetTarget(block);
        return block;
    }
}
