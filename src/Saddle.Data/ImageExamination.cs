using System.Collections.Concurrent;
using Saddle.Data.Stores;
using Saddle.Nn.Formats;

namespace Saddle.Data;

/// <summary>What a look at every image of a set finds, by several threads.</summary>
internal sealed class ImageExamination
{
    private readonly ImageDataset _images;
    private readonly long[] _sums;
    private readonly long[] _squares;
    private readonly ConcurrentDictionary<int, DataException> _damaged = [];

    private ImageExamination(ImageDataset images)
    {
        _images = images;
        (_sums, _squares) = (new long[images.Channels], new long[images.Channels]);
    }

    /// <summary>Images that cannot be decoded, in order.</summary>
    public IReadOnlyList<(int Image, DataException Damage)> Damaged =>
        [.. _damaged.OrderBy(entry => entry.Key).Select(entry => (entry.Key, entry.Value))];

    /// <summary>Mean and spread of each channel, over the images that are sound.</summary>
    public IReadOnlyList<ChannelStatistics> Channels
    {
        get
        {
            string[] names = _images.Channels == 1 ? ["grey"] : ["red", "green", "blue"];
            long pixels = (long)(_images.Count - _damaged.Count) * _images.Height * _images.Width;
            return [.. names.Select((name, i) => ChannelStatistics.From(name, pixels, _sums[i], _squares[i]))];
        }
    }

    /// <summary>Looks at every image.</summary>
    /// <param name="images">The set.</param>
    /// <param name="progress">Told how far it is; null for nobody.</param>
    /// <exception cref="DataException">A file cannot be read.</exception>
    public static ImageExamination Of(ImageDataset images, IProgress<DataEvent>? progress)
    {
        var examination = new ImageExamination(images);
        var work = new CountedWork(progress, "looking at pictures", images.Count);
        AtOnce.Do(images.Count, images.DecodingThreads, i =>
        {
            examination.Look(i);
            work.Count();
        });
        return examination;
    }

    private void Look(int image)
    {
        if (_images.Store.IsHeld)
        {
            Add(_images.Image(image));
            return;
        }

        var samples = new byte[_images.SampleLength];
        if (_images.Store.TryRead(image, samples) is { } damage)
        {
            _damaged[image] = damage;
        }
        else
        {
            Add(samples);
        }
    }

    private void Add(ReadOnlySpan<byte> samples)
    {
        int plane = samples.Length / _sums.Length;
        for (int channel = 0; channel < _sums.Length; channel++)
        {
            (long sum, long squares) = (0, 0);
            foreach (byte value in samples.Slice(channel * plane, plane))
            {
                sum += value;
                squares += value * value;
            }

            Interlocked.Add(ref _sums[channel], sum);
            Interlocked.Add(ref _squares[channel], squares);
        }
    }
}
