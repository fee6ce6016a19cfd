using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Saddle.Data;

/// <summary>A colour of 8 bits a channel.</summary>
/// <param name="Red">0 to 255.</param>
/// <param name="Green">0 to 255.</param>
/// <param name="Blue">0 to 255.</param>
public readonly record struct Rgb(byte Red, byte Green, byte Blue)
{
    private static readonly SearchValues<char> s_digits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>All channels 0.</summary>
    public static Rgb Black { get; }

    /// <summary>All channels 255.</summary>
    public static Rgb White { get; } = new(255, 255, 255);

    /// <summary>All channels are equal.</summary>
    public bool IsGrey => Red == Green && Red == Blue;

    /// <summary>The luma of ITU-R BT.601, (299 r + 587 g + 114 b) / 1000 rounded.</summary>
    public byte Luma => (byte)((299 * Red + 587 * Green + 114 * Blue + 500) / 1000);

    /// <summary>Reads what <see cref="ToString"/> writes, in either letter case.</summary>
    public static bool TryParse(string text, [MaybeNullWhen(false)] out Rgb colour)
    {
        colour = text switch { "white" => White, _ => Black };
        if (text is "white" or "black")
        {
            return true;
        }

        bool isColour = text.Length == 7 && text[0] == '#' && text.AsSpan(1).IndexOfAnyExcept(s_digits) < 0;
        int bits = isColour ? int.Parse(text.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture) : 0;
        colour = new Rgb((byte)(bits >> 16), (byte)(bits >> 8), (byte)bits);
        return isColour;
    }

    /// <summary>white, black, or #rrggbb in hexadecimal digits.</summary>
    public override string ToString() => this == White ? "white" : this == Black ? "black" : string.Create(
        CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");
}
