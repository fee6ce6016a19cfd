using System.Buffers.Binary;
using System.Text;
using Saddle.Nn.Formats;
using Xunit;

namespace Saddle.Nn.Tests.Formats;

public sealed class SafetensorsWriterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("saddle").FullName;

    private static readonly ParameterSet s_tensors = new(
    [
        ("a.weight", Tensor.FromArray([1f, 2f, 3f, 4f, 5f, 6f], [2, 3])), ("scalar", Tensor.FromArray([0.5], [])),
        ("labels", Tensor.Of(7L, -1L)), ("nothing", Tensor.FromArray(Array.Empty<float>(), [0, 4])),
        ("bias", Tensor.Of(-0f, float.NaN)),
    ]);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_written_is_read_back_bit_for_bit()
    {
        string path = Path.Combine(_folder, "x.safetensors");
        SafetensorsWriter.Write(path, s_tensors, new Dictionary<string,
            string>
        { ["step"] = "500", ["note"] = "ünï \"q\"" });
        TensorFile file = SafetensorsReader.Read(path);
        Assert.Equal(s_tensors.Names, file.Tensors.Names);
        Assert.Equal(s_tensors.Select(tensor => $"{tensor.Type} {tensor.Shape}"),
            file.Tensors.Select(tensor => $"{tensor.Type} {tensor.Shape}"));
        Assert.Equal([1f, 2f, 3f, 4f, 5f, 6f], file.Tensors["a.weight"].ToArray<float>());
        Assert.Equal([0.5], file.Tensors["scalar"].ToArray<double>());
        Assert.Equal([7L, -1L], file.Tensors["labels"].ToArray<long>());
        Assert.Equal(
            s_tensors["bias"].ToArray<float>().Select(BitConverter.SingleToInt32Bits),
            file.Tensors["bias"].ToArray<float>().Select(BitConverter.SingleToInt32Bits));
        Assert.Equal(["note=ünï \"q\"", "step=500"], file.Metadata.Select(pair => $"{pair.Key}={pair.Value}"));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void The_bytes_are_those_of_the_format()
    {
        var stream = new MemoryStream();
        SafetensorsWriter.Write(stream, new ParameterSet([("w", Tensor.Of(1f, 2f))]), new Dictionary<string,
            string>
        { ["k"] = "v" });
        byte[] bytes = stream.ToArray();
        int length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        Assert.Equal(0, length % 8);
        Assert.Equal(
            """{"__metadata__":{"k":"v"},"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""",
            Encoding.UTF8.GetString(bytes, 8, length).TrimEnd(' '));
        Assert.Equal([0, 0, 128, 63, 0, 0, 0, 64], bytes[(8 + length)..]);
    }

    [Fact]
    public void Two_writes_give_the_same_bytes()
    {
        (MemoryStream first, MemoryStream second) = (new(), new());
        SafetensorsWriter.Write(first, s_tensors, new Dictionary<string, string> { ["b"] = "1", ["a"] = "2" });
        SafetensorsWriter.Write(second, s_tensors, new Dictionary<string, string> { ["a"] = "2", ["b"] = "1" });
        Assert.Equal(first.ToArray(), second.ToArray());
    }

    [Fact]
    public void A_missing_folder_is_one_sentence_and_leaves_nothing()
    {
        string path = Path.Combine(_folder, "none", "x.safetensors");
        var error = Assert.Throws<DataException>(() => SafetensorsWriter.Write(path, s_tensors));
        Assert.StartsWith($"safetensors: file '{path}' cannot be written. The system says: ", error.Message,
            StringComparison.Ordinal);
        Assert.EndsWith(". Choose a folder that may be written to and has room.", error.Message,
            StringComparison.Ordinal);
        Assert.Equal(path, error.File);
    }

    [Fact]
    public void A_folder_in_the_files_place_keeps_it_and_removes_the_temporary()
    {
        string path = Path.Combine(_folder, "x.safetensors");
        Directory.CreateDirectory(path);
        Assert.Throws<DataException>(() => SafetensorsWriter.Write(path, s_tensors));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void The_name_of_the_metadata_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(
            () => SafetensorsWriter.Write(new MemoryStream(), new ParameterSet([("__metadata__", Tensor.Of(1f))])));
        Assert.Equal(
            "safetensors: a tensor may not be named '__metadata__'. The format keeps this name for metadata. "
                + "Rename the tensor. (Parameter 'tensors')", error.Message);
    }

    [Fact]
    public void Every_tensor_begins_at_a_multiple_of_its_elements_size_and_keeps_its_place_in_the_list()
    {
        var stream = new MemoryStream();
        var tensors = new ParameterSet(
            [("floats", Tensor.Of(1f, 2f, 3f)), ("doubles", Tensor.Of(4.0)), ("labels", Tensor.Of(5L))]);
        SafetensorsWriter.Write(stream, tensors);
        byte[] bytes = stream.ToArray();
        int length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        Assert.Equal(
            """{"floats":{"dtype":"F32","shape":[3],"data_offsets":[16,28]}"""
                + ""","doubles":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}"""
                + ""","labels":{"dtype":"I64","shape":[1],"data_offsets":[8,16]}}""",
            Encoding.UTF8.GetString(bytes, 8, length).TrimEnd(' '));
        stream.Position = 0;
        TensorFile file = SafetensorsReader.Read(stream, "memory");
        Assert.Equal(tensors.Names, file.Tensors.Names);
        Assert.Equal([1f, 2f, 3f], file.Tensors["floats"].ToArray<float>());
        Assert.Equal([4.0], file.Tensors["doubles"].ToArray<double>());
        Assert.Equal([5L], file.Tensors["labels"].ToArray<long>());
    }

    [Theory]
    [InlineData(0, "D800", 0xd800)]
    [InlineData(0, "D801", 0xd801)]
    [InlineData(1, "DC00", 'a', 0xdc00)]
    [InlineData(2, "D83D", 0xd83d, 0xde00, 0xd83d)]
    public void Half_a_surrogate_pair_is_refused(int place, string code, params int[] units)
    {
        string text = string.Concat(units.Select(unit => (char)unit));
        string message = $"safetensors: half a surrogate pair cannot be written. Character {place} of a name or text "
            + $"is U+{code}. Use whole characters. (Parameter '";
        ParameterSet named = new([(text, Tensor.Of(1f))]), plain = new([("a", Tensor.Of(1f))]);
        Action[] writes =
        [
            () => SafetensorsWriter.Write(new MemoryStream(), named),
            () => SafetensorsWriter.Write(new MemoryStream(), plain, new Dictionary<string, string> { [text] = "" }),
            () => SafetensorsWriter.Write(new MemoryStream(), plain, new Dictionary<string, string> { ["k"] = text }),
        ];
        Assert.All(writes, write =>
            Assert.StartsWith(message, Assert.Throws<ArgumentException>(write).Message, StringComparison.Ordinal));
    }
}
