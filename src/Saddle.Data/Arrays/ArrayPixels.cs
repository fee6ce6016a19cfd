using System.Globalization;
using System.Numerics;

namespace Saddle.Data.Arrays;

/// <summary>Makes samples from 0 to 255 of the numbers of an array.</summary>
/// <remarks>Integers must be from 0 to 255 and are taken as they are; truth values become 0 and 255. Of real numbers
/// the least range that holds all decides: [0, 1] is multiplied by 255, [−1, 1] is moved to it, [0, 255] is taken as it
/// is; rounded to the nearest, halves to even.</remarks>
internal static class ArrayPixels
{
    private const string Rule =
        "Write integers from 0 to 255, or real numbers in [0, 1], [-1, 1] or [0, 255].";

    /// <summary>Samples, and what was made of them that their owner may not expect.</summary>
    /// <exception cref="Nn.Formats.DataException">Numbers are out of range or of another kind.</exception>
    public static (byte[] Samples, IReadOnlyList<string> Remarks) Of(ArrayFile file, StoredArray array) =>
        array.Values switch
        {
            byte[] bytes => (bytes, []),
            bool[] truths => (Array.ConvertAll(truths, truth => truth ? byte.MaxValue : byte.MinValue), []),
            sbyte[] integers => OfIntegers(file, array.Name, integers),
            short[] integers => OfIntegers(file, array.Name, integers),
            ushort[] integers => OfIntegers(file, array.Name, integers),
            int[] integers => OfIntegers(file, array.Name, integers),
            uint[] integers => OfIntegers(file, array.Name, integers),
            long[] integers => OfIntegers(file, array.Name, integers),
            ulong[] integers => OfIntegers(file, array.Name, integers),
            Half[] reals => OfReals(file, array.Name, reals),
            float[] reals => OfReals(file, array.Name, reals),
            double[] reals => OfReals(file, array.Name, reals),
            _ => throw file.Fault("the images are not numbers", $"{array.Shown} holds something else.", Rule),
        };

    private static (byte[] Samples, IReadOnlyList<string> Remarks) OfIntegers<T>(
        ArrayFile file, string name, T[] values)
        where T : IBinaryInteger<T>
    {
        (T least, T most) = Range(values);
        if (T.IsNegative(least) || ulong.CreateSaturating(most) > byte.MaxValue)
        {
            throw OutOfRange(file, name, $"{least} to {most}");
        }

        return (Array.ConvertAll(values, byte.CreateTruncating), []);
    }

    private static (byte[] Samples, IReadOnlyList<string> Remarks) OfReals<T>(ArrayFile file, string name, T[] values)
        where T : IFloatingPointIeee754<T>
    {
        foreach (T value in values)
        {
            if (!T.IsFinite(value))
            {
                throw file.Fault("a number is not finite", string.Create(
                    CultureInfo.InvariantCulture, $"'{name}' holds {value}."), Rule);
            }
        }

        (T first, T last) = Range(values);
        (double least, double most) = (double.CreateChecked(first), double.CreateChecked(last));
        (double shift, double scale, string range) = least >= 0 && most <= 1 ? (0.0, 255.0, "[0, 1]")
            : least >= -1 && most <= 1 ? (1.0, 127.5, "[-1, 1]")
            : least >= 0 && most <= 255 ? (0.0, 1.0, "[0, 255]")
            : throw OutOfRange(file, name, string.Create(
                CultureInfo.InvariantCulture, $"{least:G6} to {most:G6}"));
        byte[] samples = Array.ConvertAll(
            values, value => (byte)Math.Round((double.CreateChecked(value) + shift) * scale));
        return (samples, [string.Create(CultureInfo.InvariantCulture,
            $"real numbers from {least:G4} to {most:G4} were taken as {range}")]);
    }

    private static (T Least, T Most) Range<T>(T[] values)
        where T : INumber<T>
    {
        (T least, T most) = (values[0], values[0]);
        foreach (T value in values)
        {
            least = value < least ? value : least;
            most = value > most ? value : most;
        }

        return (least, most);
    }

    private static Nn.Formats.DataException OutOfRange(ArrayFile file, string name, string range) =>
        file.Fault("the numbers are out of range", $"'{name}' goes from {range}.", Rule);
}
