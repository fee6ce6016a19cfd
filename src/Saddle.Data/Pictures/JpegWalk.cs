using System.Buffers.Binary;
using Saddle.Nn.Formats;

namespace Saddle.Data.Pictures;

/// <summary>Walks over the markers of a JPEG file: all of them must be there, up to the end of the image.</summary>
/// <remarks>Decoders fill what is missing of a cut file with grey, and some call that a success. Bytes between segments
/// and after the end are passed over, as libjpeg does. Source: ITU-T T.81, annex B.</remarks>
internal sealed class JpegWalk
{
    private const int MostScans = 200; // ten are usual; each costs a pass over all samples

    private readonly byte[] _bytes;
    private readonly string _name;
    private int _offset = 2;
    private int _scans;
    private JpegFrame? _frame;
    private bool _hasProfile;
    private int? _orientation;

    private JpegWalk(byte[] bytes, string name) => (_bytes, _name) = (bytes, name);

    /// <summary>What a file says of itself.</summary>
    public static PictureHeader Header(byte[] bytes, string name)
    {
        var walk = new JpegWalk(bytes, name);
        for (byte marker = walk.Next(); marker != JpegMarker.EndOfImage; marker = walk.Next())
        {
            walk.Accept(marker, walk.Segment());
        }

        return walk.Found();
    }

    /// <summary>The next marker that is more than a restart; the bytes of scans are passed over.</summary>
    private byte Next()
    {
        while (true)
        {
            int found = _bytes.AsSpan(_offset).IndexOf((byte)0xFF);
            int at = found < 0 ? _bytes.Length : _bytes.AsSpan(_offset + found).IndexOfAnyExcept((byte)0xFF);
            if (found < 0 || at < 0)
            {
                throw CutShort("without its end-of-image marker");
            }

            byte marker = _bytes[_offset + found + at];
            _offset += found + at + 1;
            if (!JpegMarker.StandsAlone(marker))
            {
                return marker;
            }
        }
    }

    private ReadOnlySpan<byte> Segment()
    {
        ReadOnlySpan<byte> rest = _bytes.AsSpan(_offset);
        int length = rest.Length < 2 ? 2 : BinaryPrimitives.ReadUInt16BigEndian(rest);
        if (length > rest.Length || length < 2)
        {
            throw CutShort($"within the segment at byte {_offset - 2}");
        }

        _offset += length;
        return rest[2..length];
    }

    private void Accept(byte marker, ReadOnlySpan<byte> segment)
    {
        if (JpegMarker.IsFrame(marker))
        {
            _frame = _frame is null
                ? JpegFrame.Parse(marker, segment, _name)
                : throw Fault("there is more than one frame", $"Another one ends at byte {_offset}.");
        }
        else if (marker == JpegMarker.StartOfScan)
        {
            AcceptScan();
        }
        else if (marker == JpegMarker.Profile)
        {
            _hasProfile |= segment.StartsWith("ICC_PROFILE\0"u8);
        }
        else if (marker == JpegMarker.Exif && segment.StartsWith("Exif\0\0"u8))
        {
            _orientation ??= Exif.Orientation(segment[6..]);
        }
    }

    private void AcceptScan()
    {
        if (_frame is null)
        {
            throw Fault("the frame is missing", $"A scan starts at byte {_offset} before any size is stated.");
        }

        if (++_scans > MostScans)
        {
            throw Fault("there are too many scans", $"Up to {MostScans} are read.");
        }
    }

    private PictureHeader Found()
    {
        if (_frame is null || _scans == 0)
        {
            throw Fault(
                _frame is null ? "the frame is missing" : "the scan is missing",
                $"The image ends at byte {_offset} of {_bytes.Length}.");
        }

        if (_frame.LeastBytes() > _bytes.Length)
        {
            throw Fault("the image data are too short", $"{_frame.Width} x {_frame.Height} pixels need at least "
                + $"{_frame.LeastBytes()} bytes; the file has {_bytes.Length}.");
        }

        return new PictureHeader(_frame.Width, _frame.Height, _bytes, _orientation ?? 1, _hasProfile)
        {
            MayHaveColour = _frame.Components > 1 || _hasProfile,
            MayBeTransparent = false,
        };
    }

    private DataException CutShort(string where) =>
        Fault("the file is cut short", $"It ends at byte {_bytes.Length} {where}.");

    private DataException Fault(string defect, string values) => PictureFault.In("JPEG", _name, defect, values);
}
