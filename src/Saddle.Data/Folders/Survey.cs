using System.Diagnostics;
using Saddle.Data.Pictures;
using Saddle.Data.Stores;
using Saddle.Nn.Formats;

namespace Saddle.Data.Folders;

/// <summary>Looks into the files of a tree, several at once, and decodes none.</summary>
/// <param name="listing">What is known of them, and is added to.</param>
/// <param name="options">MaximumPixels, DecodingThreads, Progress and Cancellation are used.</param>
internal sealed class Survey(Listing listing, DatasetOptions options)
{
    /// <summary>Longer files are refused.</summary>
    public const long LongestFile = 1L << 30;

    private const long BetweenSaves = 10_000;

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private long _saved;

    /// <summary>What files are, by their first bytes; what cannot be read is taken for none of ours.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public FileKind[] Kinds(IReadOnlyList<TreeFile> files)
    {
        var kinds = new FileKind[files.Count];
        Do("looking into files", files.Count, i => kinds[i] = KindOf(files[i]));
        return kinds;
    }

    /// <summary>Reads pictures and checks them as far as it goes without decoding: each has facts or a
    /// defect.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled; what was found out is kept.</exception>
    public FileRecord[] Check(IReadOnlyList<TreeFile> pictures)
    {
        var records = new FileRecord[pictures.Count];
        Do("checking pictures", pictures.Count, i => records[i] = Check(pictures[i]));
        return records;
    }

    private static FileKind KindOf(ReadOnlySpan<byte> start) =>
        PngWriter.IsOwn(start) ? FileKind.Own
        : PictureReader.IsPicture(start) ? FileKind.Picture
        : FileKind.Other;

    private void Do(string what, int count, Action<int> look)
    {
        var work = new CountedWork(options.Progress, what, count);
        try
        {
            AtOnce.Do(
                count, options.DecodingThreads, i =>
                {
                    look(i);
                    work.Count();
                    SaveNowAndThen();
                },
                options.Cancellation);
        }
        finally
        {
            listing.Save();
        }
    }

    // So that who is killed need not begin again.
    private void SaveNowAndThen()
    {
        long saved = Volatile.Read(ref _saved), now = _clock.ElapsedMilliseconds;
        if (now - saved > BetweenSaves && Interlocked.CompareExchange(ref _saved, now, saved) == saved)
        {
            listing.Save();
        }
    }

    private FileKind KindOf(TreeFile file)
    {
        if (listing.Known(file) is { } known)
        {
            return known.Kind;
        }

        try
        {
            long now = DateTimeOffset.UtcNow.Ticks;
            FileKind kind = KindOf(file.Start(PngWriter.TellingBytes));
            listing.Keep(file, new FileRecord(file.Stamp, now, kind));
            return kind;
        }
        catch (DataException)
        {
            return FileKind.Other; // whoever reads it says why it cannot be read
        }
    }

    private FileRecord Check(TreeFile file)
    {
        if (listing.Known(file) is { } known and ({ Facts: not null } or { Defect: not null }))
        {
            return known;
        }

        var record = new FileRecord(file.Stamp, DateTimeOffset.UtcNow.Ticks, FileKind.Picture);
        byte[] bytes;
        try
        {
            bytes = file.ReadAll(LongestFile);
        }
        catch (DataException problem)
        {
            return record with { Defect = problem.Message }; // which may be another the next time
        }

        record = record with { Kind = KindOf(bytes) };
        try
        {
            record = record with { Facts = PictureFacts.Of(bytes, file.Path, options.MaximumPixels) };
        }
        catch (DataException problem)
        {
            record = record with { Defect = problem.Message };
        }

        listing.Keep(file, record);
        return record;
    }
}
