using Saddle.Data.Stores;
using Saddle.Nn.Formats;

namespace Saddle.Data.Examining;

/// <summary>Looks at each image of a set once, in order, and then tells what is wrong with the set.</summary>
internal abstract class Examination
{
    private const int MostRead = 16 << 20;

    /// <summary>Shows every image that can be decoded to examinations, in order; several threads decode.</summary>
    /// <param name="images">The set.</param>
    /// <param name="examinations">What looks at each.</param>
    /// <param name="progress">Told how far it is; null for nobody.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The images that cannot be decoded, in order.</returns>
    /// <exception cref="DataException">A file cannot be read.</exception>
    public static IReadOnlyList<(int Image, DataException Damage)> LookAtAll(
        ImageDataset images, IReadOnlyList<Examination> examinations, IProgress<DataEvent>? progress,
        CancellationToken cancellation)
    {
        var work = new CountedWork(progress, "looking at pictures", images.Count);
        var damaged = new List<(int, DataException)>();
        int length = images.SampleLength;
        int most = images.Store.IsHeld ? images.Count : Math.Clamp(MostRead / length, 1, Math.Max(1, images.Count));
        var samples = new byte[images.Store.IsHeld ? 0 : checked(most * length)];
        var damage = new DataException?[most];
        for (int first = 0; first < images.Count; first += most)
        {
            int start = first, count = Math.Min(most, images.Count - first);
            if (!images.Store.IsHeld)
            {
                AtOnce.Do(count, images.DecodingThreads, i =>
                    damage[i] = images.Store.TryRead(start + i, samples.AsSpan(i * length, length)), cancellation);
            }

            for (int i = 0; i < count; i++)
            {
                if (damage[i] is { } problem)
                {
                    damaged.Add((first + i, problem));
                }
                else
                {
                    ReadOnlySpan<byte> image = images.Store.IsHeld
                        ? images.Image(first + i)
                        : samples.AsSpan(i * length, length);
                    foreach (Examination examination in examinations)
                    {
                        examination.Look(first + i, image);
                    }
                }

                work.Count();
            }
        }

        return damaged;
    }

    /// <summary>Takes note of the next image.</summary>
    /// <param name="index">Its place in the set.</param>
    /// <param name="samples">[channels, height, width].</param>
    public virtual void Look(int index, ReadOnlySpan<byte> samples)
    {
    }

    /// <summary>What was found, after all images were seen; empty where all is well.</summary>
    public abstract IEnumerable<Finding> Findings();
}
