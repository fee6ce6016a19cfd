using System.Globalization;
using System.Numerics;

namespace Saddle.Data.Arrays;

/// <summary>Makes class numbers of the numbers of an array.</summary>
internal static class ArrayLabels
{
    /// <summary>Class numbers are below this.</summary>
    public const int MostClasses = 1 << 16;

    private static readonly string s_remedy = $"Write whole numbers from 0 to {MostClasses - 1}.";

    /// <summary>Whether an array of this shape can be one number for each of some images.</summary>
    public static bool Fit(IReadOnlyList<long> shape, int count) =>
        shape.Count is 1 or 2 && shape[0] == count && (shape.Count == 1 || shape[1] == 1);

    /// <summary>One class number for each image.</summary>
    /// <param name="file">For messages.</param>
    /// <param name="array">Of a shape that fits.</param>
    /// <exception cref="Nn.Formats.DataException">Numbers are no class numbers.</exception>
    public static int[] Of(ArrayFile file, StoredArray array) => array.Values switch
    {
        byte[] labels => OfNumbers(file, array.Name, labels),
        sbyte[] labels => OfNumbers(file, array.Name, labels),
        short[] labels => OfNumbers(file, array.Name, labels),
        ushort[] labels => OfNumbers(file, array.Name, labels),
        int[] labels => OfNumbers(file, array.Name, labels),
        uint[] labels => OfNumbers(file, array.Name, labels),
        long[] labels => OfNumbers(file, array.Name, labels),
        ulong[] labels => OfNumbers(file, array.Name, labels),
        Half[] labels => OfNumbers(file, array.Name, labels),
        float[] labels => OfNumbers(file, array.Name, labels),
        double[] labels => OfNumbers(file, array.Name, labels),
        bool[] labels => Array.ConvertAll(labels, label => label ? 1 : 0),
        _ => throw file.Fault("the labels are not numbers", $"{array.Shown} holds something else.", s_remedy),
    };

    private static int[] OfNumbers<T>(ArrayFile file, string name, T[] values)
        where T : INumber<T>
    {
        var labels = new int[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            int label = int.CreateSaturating(values[i]);
            labels[i] = label is >= 0 and < MostClasses && T.CreateChecked(label) == values[i]
                ? label
                : throw file.Fault("a label is impossible", string.Create(
                    CultureInfo.InvariantCulture, $"Number {i} of '{name}' is {values[i]}."), s_remedy);
        }

        return labels;
    }
}
