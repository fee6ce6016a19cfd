namespace Saddle.Data.Arrays;

/// <summary>An array as a file holds it.</summary>
/// <param name="Name">What the file calls it.</param>
/// <param name="Shape">Its lengths, the slowest index first.</param>
/// <param name="Values">As many numbers as the shape says, in that order: an array of a primitive type.</param>
internal sealed record StoredArray(string Name, IReadOnlyList<long> Shape, Array Values)
{
    /// <summary>"'images' of shape [60000, 28, 28]".</summary>
    public string Shown => $"'{Name}' of shape {Show(Shape)}";

    /// <summary>"[60000, 28, 28]".</summary>
    public static string Show(IReadOnlyList<long> shape) => $"[{string.Join(", ", shape)}]";

    /// <summary>The product of lengths; null where it is beyond what an array can hold, or a length is
    /// negative.</summary>
    public static int? CountOf(IReadOnlyList<long> shape)
    {
        Int128 count = 1;
        foreach (long length in shape)
        {
            if (length < 0)
            {
                return null;
            }

            count *= length;
            if (count > Array.MaxLength)
            {
                return null;
            }
        }

        return (int)count;
    }
}
