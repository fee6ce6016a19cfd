using System.Buffers.Binary;
using System.Text;
using Saddle.Nn.Formats;
using Xunit;

namespace Saddle.Nn.Tests.Formats;

public sealed class SafetensorsReaderTests
{
    private const string Remedy = " Write the file again or use another.";

    [Theory]
    [InlineData("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,16]}}""", 8,
        "tensor 'w' leaves the file. It ends at byte 16 of 8 bytes of data.")]
    [InlineData("""{"w":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", 8,
        "tensor 'w' does not fill its range. F32 [3] needs 12 bytes, the offsets span 8.")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2147483647,2147483647,2147483647],"data_offsets":[0,8]}}""", 8,
        "tensor 'w' does not fill its range. F32 [2147483647, 2147483647, 2147483647] needs "
            + "9223372036854775807 bytes, the offsets span 8.")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1],"data_offsets":[0,4]}}""", 4,
        "tensor 'w' is too large. Its shape is [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1].")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}"""
        + ""","b":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}""", 12,
        "there is a hole in the data. Tensor 'b' begins at byte 8, the data before it ends at 4.")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}"""
        + ""","b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8,
        "tensors overlap. Tensor 'b' begins at byte 4, the data before it ends at 8.")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}"""
        + ""","b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4,
        "tensors overlap. Tensor 'b' begins at byte 0, the data before it ends at 4.")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 5,
        "bytes follow the last tensor. Tensors end at byte 4 of 5.")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", 4,
        "the data_offsets of tensor 'w' are not a range. They are [4,0].")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}}""", 4,
        "the data_offsets of tensor 'w' are not a range. They are [-4,0].")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,18446744073709551620]}}""", 4,
        "the data_offsets of tensor 'w' are not a range. They are [0,18446744073709551620].")]
    [InlineData("""{"w":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", 4,
        "the shape of tensor 'w' is not a list of sizes. It is [-1].")]
    [InlineData("""{"w":{"dtype":"C64","shape":[1],"data_offsets":[0,8]}}""", 8,
        "tensor 'w' has an element type that cannot be read. It is \"C64\"; known are F32, F64, I64, F16, BF16, BOOL, "
            + "U8, I8, U16, I16, U32, I32, U64.")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1]}}""", 4,
        "the entry of tensor 'w' is not dtype, shape and data_offsets, once each. It is "
            + "{\"dtype\":\"F32\",\"shape\":[1]}.")]
    [InlineData("""{"w":{"dtype":"F32","shape":[],"data_offsets":[0,4]}"""
        + ""","w":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}""", 4,
        "a name occurs twice in the header. The name is 'w'.")]
    [InlineData("""{"__metadata__":{"a":1}}""", 0,
        "the metadata is not a JSON object of texts with different keys. It is {\"a\":1}.")]
    [InlineData("[]", 0, "the header does not begin with a brace. Its first byte is 91.")]
    [InlineData("", 0, "the header does not begin with a brace. It is empty.")]
    public void A_header_that_lies_is_refused_with_the_lie(string header, int data, string message)
    {
        byte[] json = Encoding.UTF8.GetBytes(header);
        var error = Assert.Throws<DataException>(() =>
            Read([.. Prefix((ulong)json.Length), .. json, .. new byte[data]]));
        Assert.Equal($"safetensors 'test': {message}{Remedy}", error.Message);
    }

    [Fact]
    public void A_header_longer_than_the_file_is_refused_before_it_is_allocated()
    {
        var error = Assert.Throws<DataException>(() => Read([.. Prefix(ulong.MaxValue), .. "{}"u8]));
        Assert.Equal(
            $"safetensors 'test': the header is too long. It claims 18446744073709551615 bytes, at most 2 are "
                + $"possible in a file of 10.{Remedy}", error.Message);
    }

    [Fact]
    public void A_file_shorter_than_its_prefix_is_refused()
    {
        var error = Assert.Throws<DataException>(() => Read([1, 2, 3]));
        Assert.Equal(
            $"safetensors 'test': the file is too short. It has 3 bytes; the header's length alone takes 8.{Remedy}",
            error.Message);
    }

    [Fact]
    public void Broken_JSON_is_refused()
    {
        var error = Assert.Throws<DataException>(() => Read([.. Prefix(3), .. "{\"a"u8]));
        Assert.StartsWith("safetensors 'test': the header is not valid JSON. ", error.Message,
            StringComparison.Ordinal);
        Assert.EndsWith(Remedy, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var error = Assert.Throws<DataException>(() => SafetensorsReader.Read("/none/x.safetensors"));
        Assert.Equal("read: file '/none/x.safetensors' does not exist. Looked in '/none'. Check the path.",
            error.Message);
    }

    [Fact]
    public void Order_is_that_of_the_header()
    {
        const string Header = """{"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}"""
            + ""","a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""";
        TensorFile file = Read(
            [.. Prefix((ulong)Header.Length), .. Encoding.UTF8.GetBytes(Header), 0, 0, 128, 63, 0, 0, 0, 64]);
        Assert.Equal(["b", "a"], file.Tensors.Names);
        Assert.Equal([2f], file.Tensors["b"].ToArray<float>());
    }

    [Fact]
    public void Sixteen_bit_types_widen_exactly()
    {
        const string Header = """{"h":{"dtype":"F16","shape":[2],"data_offsets":[0,4]}"""
            + ""","b":{"dtype":"BF16","shape":[2],"data_offsets":[4,8]}}""";
        byte[] data = [0x00, 0x3c, 0x01, 0x00, 0x80, 0x3f, 0x49, 0xc0]; // 1, 2^-24; 1, -3.140625
        TensorFile file = Read([.. Prefix((ulong)Header.Length), .. Encoding.UTF8.GetBytes(Header), .. data]);
        Assert.Equal([1f, MathF.Pow(2, -24)], file.Tensors["h"].ToArray<float>());
        Assert.Equal([1f, -3.140625f], file.Tensors["b"].ToArray<float>());
    }

    [Theory]
    [InlineData("BOOL", new byte[] { 0, 1 }, new long[] { 0, 1 })]
    [InlineData("U8", new byte[] { 7, 255 }, new long[] { 7, 255 })]
    [InlineData("I8", new byte[] { 7, 255 }, new long[] { 7, -1 })]
    [InlineData("U16", new byte[] { 1, 2, 255, 255 }, new long[] { 513, 65535 })]
    [InlineData("I16", new byte[] { 1, 2, 255, 255 }, new long[] { 513, -1 })]
    [InlineData("U32", new byte[] { 1, 0, 0, 0, 255, 255, 255, 255 }, new long[] { 1, 4294967295 })]
    [InlineData("I32", new byte[] { 1, 0, 0, 0, 255, 255, 255, 255 }, new long[] { 1, -1 })]
    [InlineData("U64", new byte[] { 1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0 }, new long[] { 1, 2 })]
    public void Integers_and_truth_values_widen_beside_floats(string type, byte[] data, long[] expected)
    {
        TensorFile file = Mixed(type, data);
        Assert.Equal(expected, file.Tensors["mask"].ToArray<long>());
        Assert.Equal([1f], file.Tensors["w"].ToArray<float>());
    }

    [Theory]
    [InlineData("BOOL", new byte[] { 1, 2 }, "2, which is neither 0 nor 1.")]
    [InlineData("U64", new byte[] { 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 128 },
        "9223372036854775808, which is above 9223372036854775807.")]
    public void Values_that_do_not_fit_are_refused(string type, byte[] data, string value)
    {
        var error = Assert.Throws<DataException>(() => Mixed(type, data));
        Assert.Equal($"safetensors 'test': tensor 'mask' holds a value that cannot be read. It is of type {type} and "
            + $"holds {value}{Remedy}", error.Message);
    }

    private static TensorFile Mixed(string type, byte[] data)
    {
        string header = """{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"mask":{"dtype":"TYPE","shape":[2],"""
            .Replace("TYPE", type, StringComparison.Ordinal) + "\"data_offsets\":[4," + $"{4 + data.Length}]}}}}";
        return Read([
            .. Prefix((ulong)header.Length), .. Encoding.UTF8.GetBytes(header), 0, 0, 0x80, 0x3f, .. data]);
    }

    [Fact]
    public void No_mutation_of_a_sound_file_does_anything_but_a_data_exception()
    {
        var stream = new MemoryStream();
        var tensors = new ParameterSet(
            [("a.weight", Tensor.FromArray(new float[12], [3, 4])), ("b", Tensor.Of(1.0, 2.0)), ("c", Tensor.Of(3L))]);
        SafetensorsWriter.Write(stream, tensors, new Dictionary<string, string> { ["step"] = "5" });
        byte[] sound = stream.ToArray();
        int refused = 0;
        for (uint trial = 0; trial < 20_000; trial++)
        {
            byte[] bytes = Mutate(sound, trial);
            try
            {
                Read(bytes);
            }
            catch (DataException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 10_000, 20_000);
    }

    /// <summary>
    /// Some bytes replaced (near the front more often), then perhaps cut, lengthened, or a piece repeated.
    /// </summary>
    private static byte[] Mutate(byte[] sound, uint trial)
    {
        int Below(int limit, ulong index) => CounterRandom.Below(limit, 1, 2, trial, index);
        byte[] bytes = [.. sound];
        const string Likely = "{}[]\":,0123456789-eE.\\uD8 \0\xff";
        for (int change = 0; change <= Below(4, 0); change++)
        {
            int at = Below(Below(4, 1) == 0 ? 8 : bytes.Length, (ulong)(10 + change));
            bytes[at] = Below(3, 2) == 0 ? (byte)Below(256, (ulong)(20 + change))
                : (byte)Likely[Below(Likely.Length, (ulong)(30 + change))];
        }

        int cut = Below(bytes.Length, 3);
        return Below(6, 4) switch
        {
            0 => bytes[..cut],
            1 => [.. bytes, .. bytes[cut..]],
            2 => [.. bytes[..cut], .. bytes[(cut / 2)..]],
            _ => bytes,
        };
    }

    private static TensorFile Read(byte[] bytes) => SafetensorsReader.Read(new MemoryStream(bytes), "test");

    private static byte[] Prefix(ulong length)
    {
        byte[] prefix = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, length);
        return prefix;
    }
}
