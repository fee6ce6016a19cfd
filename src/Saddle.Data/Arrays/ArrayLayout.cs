namespace Saddle.Data.Arrays;

/// <summary>Which index of an array is which.</summary>
/// <param name="Count">Images.</param>
/// <param name="Channels">1 or 3.</param>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
/// <param name="ChannelsLast">Channels are the last index, not the second.</param>
internal sealed record ArrayLayout(int Count, int Channels, int Height, int Width, bool ChannelsLast)
{
    /// <summary>Tells the order of the indices: [count, rows, columns] is grey; of four, the one of length 1 or 3
    /// beside or behind the rows and columns is that of the channels.</summary>
    /// <param name="file">For messages.</param>
    /// <param name="name">What the file calls the array.</param>
    /// <param name="shape">Its lengths.</param>
    /// <exception cref="Nn.Formats.DataException">The shape is none of images, or one of two kinds.</exception>
    public static ArrayLayout Of(ArrayFile file, string name, IReadOnlyList<long> shape)
    {
        string shown = $"'{name}' has shape {StoredArray.Show(shape)}.";
        if (StoredArray.CountOf(shape) is not > 0)
        {
            throw file.Fault("the images are none or too many", shown, $"Write 1 to {Array.MaxLength} numbers.");
        }

        bool second = shape.Count == 4 && shape[1] is 1 or 3;
        bool last = shape.Count == 4 && shape[3] is 1 or 3;
        int[] lengths = [.. shape.Select(length => (int)length)];
        return (lengths, second, last) switch
        {
            ([int n, int rows, int columns], _, _) when columns is not (1 or 3) =>
                new ArrayLayout(n, 1, rows, columns, false),
            ([int n, int channels, int rows, int columns], true, false) =>
                new ArrayLayout(n, channels, rows, columns, false),
            ([int n, int rows, int columns, int channels], false, true) =>
                new ArrayLayout(n, channels, rows, columns, true),
            ([_, _, _, _], true, true) => throw file.Fault(
                "the order of the indices is not clear", $"{shown} Its second and its last length could both be "
                + "channels.", "Write images of another size."),
            _ => throw file.Fault(
                "the array is not one of images", shown, "Write [count, rows, columns], or four indices with 1 or 3 "
                + "channels second or last."),
        };
    }

    /// <summary>Brings samples into the order [count, channels, rows, columns].</summary>
    public byte[] Ordered(byte[] samples)
    {
        if (!ChannelsLast || Channels == 1)
        {
            return samples;
        }

        var ordered = new byte[samples.Length];
        int length = Channels * Height * Width;
        for (int at = 0; at < samples.Length; at += length)
        {
            Planes.Separate(samples.AsSpan(at, length), Channels, ordered.AsSpan(at, length));
        }

        return ordered;
    }
}
