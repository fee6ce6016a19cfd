using PureHDF;
using PureHDF.VOL.Native;
using Saddle.Data.Arrays;
using Saddle.Data.Files;
using Saddle.Nn.Formats;

namespace Saddle.Data.Hdf5;

/// <summary>An HDF5 file with arrays in its root or in groups of it; names tell images and labels, see
/// <see cref="ArrayChoice"/>.</summary>
/// <remarks>The package that reads them trusts what a file says, so that sizes are compared with the file's length
/// before, and whatever it throws is refused in one sentence. Arrays whose values lie in other files are not
/// read.</remarks>
internal sealed class Hdf5Format : SetFormat
{
    private const string Format = "HDF5";
    private const int MostArrays = 1000;

    // What deflate can shrink at best.
    private const long LargestRatio = 1032;

    /// <inheritdoc/>
    public override bool NamesArrays => true;

    /// <inheritdoc/>
    public override bool Recognises(FileStart file) =>
        file.Bytes is [0x89, (byte)'H', (byte)'D', (byte)'F', 0x0D, 0x0A, 0x1A, 0x0A, ..];

    /// <inheritdoc/>
    public override ImageDataset Read(SourceFile source, DatasetOptions options)
    {
        var file = new ArrayFile(Format, source.Path);
        using Stream stream = source.Open();
        try
        {
            using var opened = H5File.Open(new BoundedStream(stream), leaveOpen: true);
            return Read(opened, stream.Length, file, options);
        }
        catch (Exception error) when (error is not DataException)
        {
            throw file.Fault("the file cannot be read", "It is damaged, or holds what is not known here.", "Write it "
                + "again with plain little-endian arrays, uncompressed or with gzip.", error);
        }
    }

    private static ImageDataset Read(NativeFile root, long length, ArrayFile file, DatasetOptions options)
    {
        Dictionary<string, IH5Dataset> found = [];
        foreach (IH5Object child in root.Children().Take(MostArrays))
        {
            Add(found, child.Name, child);
            foreach (IH5Object below in child is IH5Group group ? group.Children().Take(MostArrays) : [])
            {
                Add(found, $"{child.Name}/{below.Name}", below);
            }
        }

        (string Name, IReadOnlyList<long> Shape)[] arrays =
            [.. found.Select(pair => (pair.Key, (IReadOnlyList<long>)ShapeOf(pair.Value)))];
        var choice = ArrayChoice.Of(file, arrays, options);
        return ArrayImages.Of(
            file, ReadArray(choice.Images), choice.Labels is { } labels ? ReadArray(labels) : null, choice.Remarks);

        StoredArray ReadArray(string name) => Hdf5Format.ReadArray(found[name], root, name, length, file);
    }

    private static void Add(Dictionary<string, IH5Dataset> found, string name, IH5Object child)
    {
        if (child is IH5Dataset array && found.Count < MostArrays)
        {
            found.TryAdd(name, array);
        }
    }

    private static long[] ShapeOf(IH5Dataset array) =>
        [.. array.Space.Dimensions.Select(length => (long)Math.Min(length, long.MaxValue))];

    private static StoredArray ReadArray(
        IH5Dataset array, NativeFile root, string name, long length, ArrayFile file)
    {
        if (Hdf5Escape.Leaves(array, root))
        {
            throw file.Fault("the array lies elsewhere", $"The values of '{name}' are in other files.",
                "Write them into one file.");
        }

        long[] shape = ShapeOf(array);
        IH5DataType type = array.Type;
        bool packed = array.Layout.Class == H5DataLayoutClass.Chunked;
        UInt128 chunk = packed
            ? array.Layout.Chunks.Aggregate((UInt128)1, (product, part) => product * part) * (uint)type.Size
            : 0;
        long most = packed ? length * LargestRatio : length;
        if (StoredArray.CountOf(shape) is not { } count || (Int128)count * type.Size > Math.Min(most, Array.MaxLength)
            || chunk > (UInt128)Math.Min(most, Array.MaxLength))
        {
            throw file.Fault("the array is too large", $"'{name}' has shape {StoredArray.Show(shape)} of {type.Size} "
                + $"bytes each, but the file has {length} bytes.", "Write it again, without unset values.");
        }

        bool isSigned = type.Class == H5DataTypeClass.FixedPoint && type.FixedPoint.IsSigned;
        return new StoredArray(name, shape, (type.Class, isSigned, type.Size) switch
        {
            (H5DataTypeClass.FixedPoint, false, 1) => Values<byte>(array, count),
            (H5DataTypeClass.FixedPoint, true, 1) => Values<sbyte>(array, count),
            (H5DataTypeClass.FixedPoint, false, 2) => Values<ushort>(array, count),
            (H5DataTypeClass.FixedPoint, true, 2) => Values<short>(array, count),
            (H5DataTypeClass.FixedPoint, false, 4) => Values<uint>(array, count),
            (H5DataTypeClass.FixedPoint, true, 4) => Values<int>(array, count),
            (H5DataTypeClass.FixedPoint, false, 8) => Values<ulong>(array, count),
            (H5DataTypeClass.FixedPoint, true, 8) => Values<long>(array, count),
            (H5DataTypeClass.FloatingPoint, _, 4) => Values<float>(array, count),
            (H5DataTypeClass.FloatingPoint, _, 8) => Values<double>(array, count),
            _ => throw file.Fault("the elements are not numbers", $"'{name}' holds elements of kind {type.Class} of "
                + $"{type.Size} bytes.", "Write integers, or real numbers of 32 or 64 bits."),
        });
    }

    private static T[] Values<T>(IH5Dataset array, int count)
    {
        T[] values = array.Read<T[]>();
        return values.Length == count ? values : throw new InvalidDataException("The array has another length.");
    }
}
