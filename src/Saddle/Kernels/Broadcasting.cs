namespace Saddle.Kernels;

/// <summary>
/// Fills a tile, the outputs of linear index [begin, begin + count), with a smaller operand's elements. T is any 4- or
/// 8-byte element.
/// </summary>
internal static unsafe class Broadcasting
{
    /// <summary>target[i] = value.</summary>
    public static void Fill<T>(T* target, long count, T value) where T : unmanaged
    {
        for (; count > int.MaxValue; count -= int.MaxValue, target += int.MaxValue)
        {
            new Span<T>(target, int.MaxValue).Fill(value);
        }

        new Span<T>(target, (int)count).Fill(value);
    }

    /// <summary>target[i] = source[(begin + i) / times]: each element <paramref name="times"/> times.</summary>
    public static void RepeatEach<T>(T* source, long times, long begin, long count, T* target) where T : unmanaged
    {
        long element = begin / times;
        long run = times - (begin % times);
        while (count > 0)
        {
            run = Math.Min(run, count);
            T value = source[element++];
            if (run < 16)
            {
                for (long i = 0; i < run; i++)
                {
                    target[i] = value;
                }
            }
            else
            {
                Fill(target, run, value);
            }

            target += run;
            count -= run;
            run = times;
        }
    }

    /// <summary>target[i] = source[(begin + i) % period]: the whole source over and over.</summary>
    public static void RepeatAll<T>(T* source, long period, long begin, long count, T* target) where T : unmanaged
    {
        long offset = begin % period;
        while (count > 0)
        {
            long run = Math.Min(period - offset, count);
            if (run < 16)
            {
                for (long i = 0; i < run; i++)
                {
                    target[i] = source[offset + i];
                }
            }
            else
            {
                Buffer.MemoryCopy(source + offset, target, run * sizeof(T), run * sizeof(T));
            }

            target += run;
            count -= run;
            offset = 0;
        }
    }
}
