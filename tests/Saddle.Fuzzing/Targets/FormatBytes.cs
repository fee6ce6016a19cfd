using Parquet;
using Parquet.Schema;
using PureHDF;
using Saddle.Data;
using Saddle.Data.Pictures;

namespace Saddle.Fuzzing.Targets;

/// <summary>Makes small sound files of the formats that hold arrays and tables.</summary>
internal static class FormatBytes
{
    /// <summary>Two images of 4 × 4, plain or in chunks, and their labels.</summary>
    public static byte[] Hdf5(bool chunked)
    {
        byte[,,] images = new byte[2, 4, 4];
        images[1, 2, 3] = 200;
        var file = new H5File
        {
            ["images"] = chunked ? new H5Dataset(images, chunks: [1, 4, 4]) : images,
            ["labels"] = new long[] { 0, 1 },
            ["more"] = new H5Group { ["x"] = new float[] { 1, 2 } },
        };
        using var written = new MemoryStream();
        file.Write(written);
        return written.ToArray();
    }

    /// <summary>Two pictures of 2 × 2 and labels, as numbers or texts.</summary>
    public static byte[] Parquet(bool numbers, CompressionMethod packing = CompressionMethod.Snappy)
    {
        byte[] picture = PngWriter.Encode(new RasterImage(2, 2, 1, [0, 80, 160, 240]));
        var bytes = new DataField<byte[]>("bytes");
        var path = new DataField<string>("path");
        DataField label = numbers ? new DataField<long>("label") : new DataField<string>("label");
        var schema = new ParquetSchema(new StructField("image", bytes, path), label);
        var options = new ParquetOptions { CompressionMethod = packing };
        using var written = new MemoryStream();
        WriteAsync().GetAwaiter().GetResult();
        return written.ToArray();

        async Task WriteAsync()
        {
            await using ParquetWriter writer = await ParquetWriter.CreateAsync(schema, written, options);
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            await group.WriteAsync(bytes, new byte[][] { picture, picture });
            await group.WriteAsync(path, new[] { "a.png", "b.png" });
            await (numbers
                ? group.WriteAsync<long>(label, new long[] { 0, 1 })
                : group.WriteAsync(label, new[] { "cat", "dog" }));
            group.CompleteValidate();
        }
    }
}
