using Saddle.Data.Arrays;
using Saddle.Nn.Formats;

namespace Saddle.Data.Numpy;

/// <summary>Takes bytes from an array that may be cut off or packed wrongly.</summary>
internal static class NpyBytes
{
    /// <summary>Fills the buffer.</summary>
    /// <exception cref="DataException">The array ends before, or cannot be unpacked or read.</exception>
    public static void Fill(Stream stream, Span<byte> buffer, ArrayFile file, string name)
    {
        int got = UpTo(stream, buffer, file, name);
        if (got < buffer.Length)
        {
            throw file.Fault("the array is cut off", $"{buffer.Length} bytes of '{name}' were expected at a place "
                + $"where {got} are left.");
        }
    }

    /// <summary>Fills the buffer as far as bytes are left.</summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="DataException">The array cannot be unpacked or read.</exception>
    public static int UpTo(Stream stream, Span<byte> buffer, ArrayFile file, string name)
    {
        try
        {
            return stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException error)
        {
            throw file.Fault(
                "the archive is damaged", $"'{name}' could not be unpacked to the end.", cause: error);
        }
        catch (IOException error)
        {
            throw InputFile.Unreadable(file.Path, error);
        }
    }
}
