using Saddle.Data.Examining;
using Saddle.Data.Stores;
using Saddle.Nn.Formats;

namespace Saddle.Data;

/// <summary>Shows every image of a set to examinations, in order; several threads decode.</summary>
internal static class ImageExamination
{
    private const int MostRead = 16 << 20;

    /// <summary>Looks at every image that can be decoded.</summary>
    /// <param name="images">The set.</param>
    /// <param name="examinations">What looks at each.</param>
    /// <param name="progress">Told how far it is; null for nobody.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The images that cannot be decoded, in order.</returns>
    /// <exception cref="DataException">A file cannot be read.</exception>
    public static IReadOnlyList<(int Image, DataException Damage)> Of(
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
                    Look(examinations, first + i, images.Store.IsHeld
                        ? images.Image(first + i)
                        : samples.AsSpan(i * length, length));
                }

                work.Count();
            }
        }

        return damaged;
    }

    private static void Look(IReadOnlyList<Examination> examinations, int index, ReadOnlySpan<byte> samples)
    {
        foreach (Examination examination in examinations)
        {
            examination.Look(index, samples);
        }
    }
}
