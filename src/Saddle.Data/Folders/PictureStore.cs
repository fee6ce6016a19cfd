using Saddle.Data.Pictures;
using Saddle.Data.Stores;
using Saddle.Nn.Formats;

namespace Saddle.Data.Folders;

/// <summary>The pictures of a tree, decoded when they are asked for.</summary>
/// <param name="loader">Loads them.</param>
/// <param name="channels">1 or 3.</param>
/// <param name="length">Samples of one image.</param>
/// <param name="isKnownByFiles">Whether the content of its file tells an image from others, and not its
/// samples.</param>
internal sealed class PictureStore(PictureLoader loader, int channels, int length, bool isKnownByFiles) : ImageStore
{
    /// <inheritdoc/>
    public override int Count => loader.Pictures.Count;

    /// <inheritdoc/>
    public override int SampleLength => length;

    /// <inheritdoc/>
    public override bool IsHeld => false;

    /// <inheritdoc/>
    public override string Recipe => $"files {loader.Fitting.Recipe};";

    /// <inheritdoc/>
    public override DataException? TryRead(int index, Span<byte> to)
    {
        FittedPicture? picture = loader.Load(index, out DataException? damage);
        if (picture is not null)
        {
            Planes.Separate(picture.Image.WithChannels(channels).Pixels, channels, to);
            PixelArrays.Return(picture.Image.Pixels);
        }

        return damage;
    }

    /// <inheritdoc/>
    public override byte[]? KeyOf(int index) => isKnownByFiles ? loader.Facts[index].Hash : null;
}
