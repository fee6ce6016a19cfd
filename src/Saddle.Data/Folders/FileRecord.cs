using Saddle.Data.Pictures;

namespace Saddle.Data.Folders;

/// <summary>What was found out of a file.</summary>
/// <param name="Stamp">The file's, before it was read.</param>
/// <param name="SeenAt">When it was read, in ticks of UTC.</param>
/// <param name="Kind">What its first bytes tell.</param>
/// <param name="Facts">Of a picture that was checked and is sound; else null.</param>
/// <param name="Defect">Why a picture that was checked cannot be used; else null.</param>
internal sealed record FileRecord(
    FileStamp Stamp, long SeenAt, FileKind Kind, PictureFacts? Facts = null, string? Defect = null)
{
    private const int HashLength = 32;
    private const byte Colour = 64;
    private const byte Transparency = 128;

    // Clocks of file systems are that coarse: what is written again so soon may keep its time.
    private static readonly long s_margin = TimeSpan.FromSeconds(2).Ticks;

    /// <summary>Whether the file is sure to be the one that was read, by its stamp.</summary>
    public bool Holds(FileStamp stamp) => stamp == Stamp && Stamp.Time <= SeenAt - s_margin;

    /// <summary>Writes it.</summary>
    public void Write(BinaryWriter to)
    {
        to.Write(Stamp.Length);
        to.Write(Stamp.Time);
        to.Write(Stamp.Sum);
        to.Write(SeenAt);
        to.Write((byte)Kind);
        to.Write(Defect ?? "");
        to.Write(Facts is not null);
        if (Facts is not null)
        {
            to.Write(Facts.Hash);
            to.Write(Facts.Width);
            to.Write(Facts.Height);
            to.Write((byte)((byte)Facts.Traits
                | (Facts.MayHaveColour ? Colour : 0) | (Facts.MayBeTransparent ? Transparency : 0)));
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="EndOfStreamException">It is cut short.</exception>
    public static FileRecord Read(BinaryReader from)
    {
        var stamp = new FileStamp(from.ReadInt64(), from.ReadInt64(), from.ReadInt64());
        (long seen, byte kind, string defect) = (from.ReadInt64(), from.ReadByte(), from.ReadString());
        PictureFacts? facts = from.ReadBoolean() ? ReadFacts(from) : null;
        return new FileRecord(stamp, seen, (FileKind)kind, facts, defect.Length > 0 ? defect : null);
    }

    private static PictureFacts ReadFacts(BinaryReader from)
    {
        byte[] hash = from.ReadBytes(HashLength);
        (int width, int height, byte flags) = (from.ReadInt32(), from.ReadInt32(), from.ReadByte());
        return hash.Length == HashLength && width > 0 && height > 0
            ? new PictureFacts(hash, width, height, (PictureTraits)(flags & ~(Colour | Transparency)),
                (flags & Colour) != 0, (flags & Transparency) != 0)
            : throw new EndOfStreamException();
    }
}
