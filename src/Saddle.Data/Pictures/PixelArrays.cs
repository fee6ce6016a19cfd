namespace Saddle.Data.Pictures;

/// <summary>Arrays that were used and can be used again: pictures of a set have few sizes, and large arrays that are
/// thrown away for each would be collected much later.</summary>
/// <remarks>Each thread keeps a few.</remarks>
internal static class PixelArrays
{
    private const int Kept = 4;
    private const int Longest = 16 << 20;

    [ThreadStatic]
    private static byte[]?[]? s_kept;

    [ThreadStatic]
    private static int s_next;

    /// <summary>An array of exactly that length, with anything in it.</summary>
    public static byte[] Rent(int length)
    {
        byte[]?[] kept = s_kept ??= new byte[]?[Kept];
        for (int i = 0; i < Kept; i++)
        {
            if (kept[i] is { } array && array.Length == length)
            {
                kept[i] = null;
                return array;
            }
        }

        return GC.AllocateUninitializedArray<byte>(length);
    }

    /// <summary>Gives an array back that nothing uses any more, whoever made it.</summary>
    public static void Return(byte[] array)
    {
        if (array.Length <= Longest)
        {
            byte[]?[] kept = s_kept ??= new byte[]?[Kept];
            kept[s_next++ % Kept] = array;
        }
    }
}
