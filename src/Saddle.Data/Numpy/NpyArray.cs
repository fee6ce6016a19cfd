using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Saddle.Data.Arrays;

namespace Saddle.Data.Numpy;

/// <summary>Reads one array of the .npy format.</summary>
internal static class NpyArray
{
    /// <summary>Reads an array; its size is compared with the bytes there are before memory is taken.</summary>
    /// <param name="stream">At the array's start.</param>
    /// <param name="length">Bytes from there to its end.</param>
    /// <param name="file">For messages.</param>
    /// <param name="name">What messages call the array.</param>
    /// <exception cref="Nn.Formats.DataException">The array is damaged, too large or not one of numbers.</exception>
    public static StoredArray Read(Stream stream, long length, ArrayFile file, string name)
    {
        NpyHeader header = NpyHeader.Read(stream, file, name, out int taken);
        if (header.Type is not { } type)
        {
            throw file.Fault("the elements are not numbers", $"The header of '{name}' says {header.Text}.",
                "Write an array of integers or real numbers; Python objects (pickle), texts and records are not read.");
        }

        int size = type[1] - '0';
        long left = length - taken;
        if (StoredArray.CountOf(header.Shape) is not { } count || (long)count * size > Array.MaxLength)
        {
            throw file.Fault("the array is too large", $"'{name}' has shape {StoredArray.Show(header.Shape)} of {size} "
                + $"bytes each, the limit is {Array.MaxLength} bytes.", "Split it.");
        }

        if ((long)count * size != left)
        {
            throw file.Fault((long)count * size > left ? "the array is cut off" : "the array is too long", $"'{name}' "
                + $"has shape {StoredArray.Show(header.Shape)} of {size} bytes each, and {left} bytes follow.");
        }

        var bytes = new byte[count * size];
        NpyBytes.Fill(stream, bytes, file, name);
        bytes = header.FortranOrder ? InOrder(bytes, header.Shape, size) : bytes;
        if (header.BigEndian)
        {
            Reverse(bytes, size);
        }

        return new StoredArray(name, header.Shape, Typed(bytes, type));
    }

    /// <summary>Moves elements whose first index is the fastest so that the last one is.</summary>
    private static byte[] InOrder(byte[] bytes, IReadOnlyList<long> shape, int size)
    {
        var ordered = new byte[bytes.Length];
        var steps = new long[shape.Count]; // what an index counts in the stored order
        long step = 1;
        for (int axis = 0; axis < steps.Length; axis++)
        {
            steps[axis] = step;
            step *= shape[axis];
        }

        var index = new long[shape.Count];
        long from = 0;
        for (int to = 0; to < ordered.Length; to += size)
        {
            bytes.AsSpan((int)from * size, size).CopyTo(ordered.AsSpan(to));
            for (int axis = index.Length - 1; axis >= 0; axis--)
            {
                from += steps[axis];
                if (++index[axis] < shape[axis])
                {
                    break;
                }

                from -= steps[axis] * shape[axis];
                index[axis] = 0;
            }
        }

        return ordered;
    }

    private static Array Typed(byte[] bytes, string type) =>
        type switch
        {
            "u1" => bytes,
            "b1" => Array.ConvertAll(bytes, value => value != 0),
            "i1" => As<sbyte>(bytes),
            "u2" => As<ushort>(bytes),
            "i2" => As<short>(bytes),
            "u4" => As<uint>(bytes),
            "i4" => As<int>(bytes),
            "u8" => As<ulong>(bytes),
            "i8" => As<long>(bytes),
            "f2" => As<Half>(bytes),
            "f4" => As<float>(bytes),
            _ => As<double>(bytes),
        };

    private static void Reverse(Span<byte> bytes, int size)
    {
        switch (size)
        {
            case 2:
                Span<ushort> twos = MemoryMarshal.Cast<byte, ushort>(bytes);
                BinaryPrimitives.ReverseEndianness(twos, twos);
                break;
            case 4:
                Span<uint> fours = MemoryMarshal.Cast<byte, uint>(bytes);
                BinaryPrimitives.ReverseEndianness(fours, fours);
                break;
            case 8:
                Span<ulong> eights = MemoryMarshal.Cast<byte, ulong>(bytes);
                BinaryPrimitives.ReverseEndianness(eights, eights);
                break;
        }
    }

    private static T[] As<T>(byte[] bytes)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(bytes).ToArray();
}
