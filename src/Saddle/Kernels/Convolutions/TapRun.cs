using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Saddle.Kernels.Convolutions;

/// <summary>Taps that read neighbouring pixels of one row: their channels are one piece of memory inside of the
/// image.</summary>
internal readonly record struct TapRun(int RowOffset, int ColumnOffset, int Taps)
{
    /// <summary>Joins consecutive taps into the longest runs.</summary>
    public static TapRun[] Join(ReadOnlySpan<Tap> taps)
    {
        List<TapRun> runs = [];
        foreach (Tap tap in taps)
        {
            if (runs.Count > 0 && runs[^1] is TapRun last && last.RowOffset == tap.RowOffset
                && last.ColumnOffset + last.Taps == tap.ColumnOffset)
            {
                runs[^1] = last with { Taps = last.Taps + 1 };
            }
            else
            {
                runs.Add(new(tap.RowOffset, tap.ColumnOffset, 1));
            }
        }

        return [.. runs];
    }

    /// <summary>Copies the channels under all runs side by side for the grid's pixels [first, first + count), zero
    /// outside of the image; the patches lie <paramref name="stride"/> elements apart. For pixels of so few channels
    /// that pointers to them would cost more.</summary>
    public static unsafe void Gather<T>(
        TapRun[] runs, in PixelGrid grid, T* images, long first, int count, T* patches, long stride)
        where T : unmanaged
    {
        foreach (TapRun run in runs)
        {
            run.Gather(in grid, images, first, count, patches, stride);
            patches += run.Taps * grid.Channels;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private unsafe void Gather<T>(in PixelGrid grid, T* images, long first, int count, T* patches, long stride)
        where T : unmanaged
    {
        if (count <= 0)
        {
            return;
        }

        int length = Taps * grid.Channels, step = grid.ColumnStep;
        long line = first / grid.Columns;
        int column = (int)(first % grid.Columns);
        while (count > 0)
        {
            int pixels = Math.Min(grid.Columns - column, count);
            int row = (int)(line % grid.Rows) * grid.RowStep + RowOffset;
            T* start = images + (line / grid.Rows * grid.Height + row) * grid.Width * grid.Channels;
            int width = (uint)row < (uint)grid.Height ? grid.Width : 0;
            int x = column * step + ColumnOffset;
            for (int at = 0; at < pixels; at++, x += step, patches += stride)
            {
                if (x >= 0 && x + Taps <= width)
                {
                    Copy(start + (long)x * grid.Channels, patches, length);
                }
                else
                {
                    CopyInside(start, x, width, grid.Channels, patches);
                }
            }

            count -= pixels;
            (column, line) = (0, line + 1);
        }
    }

    private unsafe void CopyInside<T>(T* row, int x, int width, int channels, T* patch)
        where T : unmanaged
    {
        for (int tap = 0; tap < Taps; tap++, x++, patch += channels)
        {
            bool inside = (uint)x < (uint)width;
            for (int channel = 0; channel < channels; channel++)
            {
                patch[channel] = inside ? row[(long)x * channels + channel] : default;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Copy<T>(T* source, T* target, int count)
        where T : unmanaged
    {
        int at = 0;
        for (; at <= count - Vector128<T>.Count; at += Vector128<T>.Count)
        {
            Vector128.Store(Vector128.Load(source + at), target + at);
        }

        for (; at < count; at++)
        {
            target[at] = source[at];
        }
    }
}
