namespace Saddle.Data;

/// <summary>Changes brightness, contrast and saturation of images by random factors, in this order.</summary>
/// <remarks>
/// <para>Each factor f is uniform on [1 − strength, 1 + strength). Of values u = (x + 1) / 2 in [0, 1] and the luma
/// y = 0.299 red + 0.587 green + 0.114 blue, or u itself where there is one channel: brightness makes f u; contrast
/// f u + (1 − f) m, m the mean of y over the image; saturation f u + (1 − f) y. Each result is limited to [0, 1] before
/// the next. Images of one channel have no saturation.</para>
/// <para>The definitions are those of torchvision's <c>ColorJitter</c>, which draws the order as well and has
/// 0.2989 for red.</para>
/// </remarks>
/// <param name="channels">1 or 3.</param>
/// <param name="strength">At least 0 and below 1.</param>
/// <param name="seed">Decides the factors.</param>
internal sealed class ColourJitter(int channels, double strength, ulong seed) : Augmentation
{
    /// <inheritdoc/>
    public override void Apply(Span<float> image, uint epoch, ulong index)
    {
        float brightness = Factor(RandomStreams.Brightness, epoch, index);
        foreach (ref float x in image)
        {
            x = Limited(brightness * (x + 1) - 1);
        }

        Mix(Factor(RandomStreams.Contrast, epoch, index), image, Mean(image));
        if (channels == 3)
        {
            Saturate(Factor(RandomStreams.Saturation, epoch, index), image);
        }
    }

    private float Factor(uint stream, uint epoch, ulong index) =>
        (float)(1 - strength + 2 * strength * CounterRandom.Uniform(seed, stream, epoch, index));

    private float Mean(ReadOnlySpan<float> image)
    {
        int size = image.Length / channels;
        double sum = 0;
        for (int i = 0; i < size; i++)
        {
            sum += channels == 1 ? image[i] : Luma(image, i, size);
        }

        return (float)(sum / size);
    }

    // Mixing commutes with u → 2 u − 1, since the weights add up to 1.
    private static void Mix(float factor, Span<float> image, float other)
    {
        foreach (ref float x in image)
        {
            x = Limited(factor * x + (1 - factor) * other);
        }
    }

    private static void Saturate(float factor, Span<float> image)
    {
        int size = image.Length / 3;
        for (int i = 0; i < size; i++)
        {
            float luma = Luma(image, i, size);
            for (int at = i; at < image.Length; at += size)
            {
                image[at] = Limited(factor * image[at] + (1 - factor) * luma);
            }
        }
    }

    private static float Luma(ReadOnlySpan<float> image, int pixel, int size) =>
        0.299f * image[pixel] + 0.587f * image[size + pixel] + 0.114f * image[2 * size + pixel];

    private static float Limited(float x) => Math.Clamp(x, -1, 1);
}
