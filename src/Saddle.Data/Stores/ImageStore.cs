using Saddle.Nn.Formats;

namespace Saddle.Data.Stores;

/// <summary>Where the samples of a set's images are: in memory, or in files that are decoded when they are asked
/// for.</summary>
/// <remarks>Safe for concurrent use; what is read never depends on the order of reading.</remarks>
internal abstract class ImageStore
{
    /// <summary>Number of images.</summary>
    public abstract int Count { get; }

    /// <summary>Samples of one image, in order [channels, height, width].</summary>
    public abstract int SampleLength { get; }

    /// <summary>Whether all samples are in memory, so that <see cref="Image"/> copies nothing and reading cannot
    /// fail.</summary>
    public abstract bool IsHeld { get; }

    /// <summary>Besides <see cref="KeyOf"/> and shape, what decides the samples.</summary>
    public virtual string Recipe => "";

    /// <summary>Reads the samples of an image.</summary>
    /// <param name="index">0 to Count − 1.</param>
    /// <param name="to">SampleLength bytes.</param>
    /// <returns>null, or what is damaged of the picture's content, for good; then <paramref name="to"/> holds
    /// anything.</returns>
    /// <exception cref="DataException">The file cannot be read, or is no longer the one that was opened.</exception>
    public abstract DataException? TryRead(int index, Span<byte> to);

    /// <summary>The samples of an image in memory.</summary>
    /// <param name="index">0 to Count − 1.</param>
    /// <exception cref="NotSupportedException">Not all samples are held.</exception>
    public virtual ReadOnlySpan<byte> Image(int index) => throw new NotSupportedException(
        $"{GetType().Name}: the samples are not held in memory. Image {index} was asked for. Read it into a buffer.");

    /// <summary>What tells an image from others without reading its samples: the hash of its file.</summary>
    /// <returns>32 bytes; null of every image where samples tell them apart.</returns>
    public virtual byte[]? KeyOf(int index) => null;
}
