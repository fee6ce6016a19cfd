using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Saddle.Fuzzing;

/// <summary>Damages sound inputs; the same seed and index give the same input.</summary>
/// <param name="target">Whose inputs.</param>
/// <param name="seed">Chooses the endless list of inputs.</param>
internal sealed partial class Mutator(Target target, long seed)
{
    private const int Longest = 1 << 16;

    private static readonly long[] s_numbers =
    [
        0, 1, -1, 2, 3, 7, 8, 9, 10, 16, 28, 127, 128, 255, 256, 1000, 4095, 4096, 32767, 65535, 65536, 65537,
        1_000_000, int.MaxValue - 1, int.MaxValue, int.MinValue, uint.MaxValue, 1L << 32, 1L << 40, 1L << 53,
        long.MaxValue - 1, long.MaxValue, long.MinValue,
    ];

    private static readonly string[] s_texts =
    [
        "1e308", "1e309", "-1e308", "1e-400", "0.5", "-0", "NaN", "Infinity", "-Infinity", "1e999999999", "00", "+1",
        " 1", "0x10", "1_000", "1,000", "99999999999999999999", "null", "true", "\"\"", "[]", "{}", "\\ud800", "\u00e4",
        "\0", "\n",
    ];

    /// <summary>The input of a number from 0.</summary>
    public byte[] At(long index)
    {
        var random = new Random(unchecked((int)(seed * 1_000_003 + index * 7_919 + (index >> 20))));
        byte[] input = target.Seeds[random.Next(target.Seeds.Count)];
        for (int change = random.Next(6); change >= 0; change--)
        {
            input = Change(input, random);
        }

        return input.Length <= Longest ? input : input[..Longest];
    }

    private byte[] Change(byte[] input, Random random) => random.Next(10) switch
    {
        0 => Overwrite(input, random, [(byte)random.Next(256)]),
        1 => Flip(input, random),
        2 => input[..random.Next(input.Length + 1)],
        3 => Cut(input, random),
        4 => Repeat(input, random),
        5 => Splice(input, target.Seeds[random.Next(target.Seeds.Count)], random),
        6 or 7 when target.Tokens.Count > 0 => Insert(input, random, target.Tokens[random.Next(target.Tokens.Count)]),
        8 => Overwrite(input, random, Binary(random)),
        _ => Renumber(input, random),
    };

    private static byte[] Flip(byte[] input, Random random)
    {
        byte[] changed = [.. input];
        if (changed.Length > 0)
        {
            changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
        }

        return changed;
    }

    private static byte[] Overwrite(byte[] input, Random random, byte[] piece)
    {
        byte[] changed = [.. input];
        // Headers stand at the start, so half of the changes do too.
        int at = random.Next(random.Next(2) == 0 ? Math.Min(32, input.Length + 1) : input.Length + 1);
        piece.AsSpan(0, Math.Min(piece.Length, changed.Length - at)).CopyTo(changed.AsSpan(at));
        return changed;
    }

    private static byte[] Binary(Random random)
    {
        long number = s_numbers[random.Next(s_numbers.Length)];
        byte[] bytes = random.Next(2) == 0 ? BitConverter.GetBytes(number) : BitConverter.GetBytes((int)number);
        if (random.Next(2) == 0)
        {
            Array.Reverse(bytes);
        }

        return bytes;
    }

    private static byte[] Cut(byte[] input, Random random)
    {
        (int from, int to) = Stretch(input, random);
        return [.. input.AsSpan(0, from), .. input.AsSpan(to)];
    }

    private static byte[] Repeat(byte[] input, Random random)
    {
        (int from, int to) = Stretch(input, random);
        byte[] piece = input[from..to];
        int times = random.Next(8) == 0 ? random.Next(1, 200) : 2;
        IEnumerable<byte> repeated = Enumerable.Repeat(piece, times).SelectMany(bytes => bytes).Take(Longest);
        return [.. input.AsSpan(0, from), .. repeated, .. input.AsSpan(to)];
    }

    private static byte[] Splice(byte[] input, byte[] other, Random random) =>
        [.. input.AsSpan(0, random.Next(input.Length + 1)), .. other.AsSpan(random.Next(other.Length + 1))];

    private static byte[] Insert(byte[] input, Random random, byte[] piece)
    {
        int at = random.Next(input.Length + 1);
        return [.. input.AsSpan(0, at), .. piece, .. input.AsSpan(at)];
    }

    private static (int From, int To) Stretch(byte[] input, Random random)
    {
        int from = random.Next(input.Length + 1);
        return (from, from + random.Next(Math.Min(64, input.Length - from) + 1));
    }

    // A number or word of a text becomes another one.
    private static byte[] Renumber(byte[] input, Random random)
    {
        string text = Encoding.Latin1.GetString(input);
        MatchCollection words = Words().Matches(text.Length > 4096 ? text[..4096] : text);
        if (words.Count == 0)
        {
            return input;
        }

        Match word = words[random.Next(words.Count)];
        string other = random.Next(2) == 0
            ? s_numbers[random.Next(s_numbers.Length)].ToString(CultureInfo.InvariantCulture)
            : s_texts[random.Next(s_texts.Length)];
        return Encoding.Latin1.GetBytes(text[..word.Index] + other + text[(word.Index + word.Length)..]);
    }

    [GeneratedRegex(@"-?[0-9][0-9.eE+-]*|[a-z][a-z-]*")]
    private static partial Regex Words();
}
