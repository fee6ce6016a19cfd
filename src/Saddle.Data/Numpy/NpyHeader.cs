using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Saddle.Data.Arrays;

namespace Saddle.Data.Numpy;

/// <summary>What stands before the numbers of an .npy array.</summary>
/// <param name="Type">Letter and size of an element: b1, u1, i8, f4 and the like; null where it is no number.</param>
/// <param name="BigEndian">The order of the bytes of an element.</param>
/// <param name="FortranOrder">The first index is the fastest.</param>
/// <param name="Shape">The lengths.</param>
/// <param name="Text">The header as it is written, for messages.</param>
/// <remarks>Format: 0x93 "NUMPY", version, length, then a Python dictionary of descr, fortran_order and shape. Source:
/// NumPy Enhancement Proposal 1, "A simple file format for NumPy arrays", 2007, and versions 2 and 3 after
/// it.</remarks>
internal sealed partial record NpyHeader(
    string? Type, bool BigEndian, bool FortranOrder, IReadOnlyList<long> Shape, string Text)
{
    private const int Longest = 1 << 16;
    private const int MostIndices = 32;

    /// <summary>The first bytes of every array.</summary>
    public static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Reads the header, and leaves the stream at the numbers.</summary>
    /// <param name="stream">At the array's start.</param>
    /// <param name="file">For messages.</param>
    /// <param name="name">What messages call the array.</param>
    /// <param name="length">Set to the bytes that were read.</param>
    /// <exception cref="Nn.Formats.DataException">The header is damaged.</exception>
    public static NpyHeader Read(Stream stream, ArrayFile file, string name, out int length)
    {
        Span<byte> start = stackalloc byte[12];
        NpyBytes.Fill(stream, start[..10], file, name);
        int version = start[6];
        if (!start.StartsWith(Magic) || version is < 1 or > 3)
        {
            throw file.Fault("the header is damaged", $"'{name}' starts with {Convert.ToHexString(start[..8])}, an "
                + "array with 934E554D5059 and a version from 1 to 3.");
        }

        long text = BinaryPrimitives.ReadUInt16LittleEndian(start[8..]);
        if (version > 1)
        {
            NpyBytes.Fill(stream, start[10..], file, name);
            text = BinaryPrimitives.ReadUInt32LittleEndian(start[8..]);
        }

        if (text > Longest)
        {
            throw file.Fault("the header is too long", $"That of '{name}' has {text} bytes, the limit is {Longest}.");
        }

        var bytes = new byte[text];
        NpyBytes.Fill(stream, bytes, file, name);
        length = (version > 1 ? 12 : 10) + bytes.Length;
        return Parse(Encoding.Latin1.GetString(bytes), file, name);
    }

    private static NpyHeader Parse(string text, ArrayFile file, string name)
    {
        // The three entries stand in any order, and each must stand once.
        Match type = Element().Match(text), order = Order().Match(text), shape = Lengths().Match(text);
        string rest = Lengths().Replace(Order().Replace(Element().Replace(text, "", 1), "", 1), "", 1);
        if (!order.Success || !shape.Success || (type.Success && !Rest().IsMatch(rest)))
        {
            throw file.Fault("the header is damaged", $"That of '{name}' says {Shortened(text)}.");
        }

        string[] lengths = shape.Groups[1].Value.Split(
            ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var numbers = new long[lengths.Length];
        for (int i = 0; i < lengths.Length; i++)
        {
            if (i >= MostIndices
                || !long.TryParse(lengths[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                throw file.Fault("the shape is impossible", $"That of '{name}' is {Shortened(shape.Value)}.");
            }
        }

        return new NpyHeader(
            type.Success ? type.Groups[2].Value : null, type.Groups[1].Value == ">", order.Groups[1].Value == "True",
            numbers, Shortened(text));
    }

    private static string Shortened(string text)
    {
        string printable = string.Concat(text.Trim().Select(letter => letter is >= ' ' and <= '~' ? letter : '?'));
        return printable.Length <= 200 ? printable : printable[..200] + "…";
    }

    [GeneratedRegex(@"['""]descr['""] *: *['""]([<>|=]?)(b1|[ui][1248]|f[248])['""] *,?")]
    private static partial Regex Element();

    [GeneratedRegex(@"['""]fortran_order['""] *: *(True|False) *,?")]
    private static partial Regex Order();

    [GeneratedRegex(@"['""]shape['""] *: *\(([0-9, ]*) *\) *,?")]
    private static partial Regex Lengths();

    [GeneratedRegex(@"^ *\{ *\}[ \n]*$")]
    private static partial Regex Rest();
}
