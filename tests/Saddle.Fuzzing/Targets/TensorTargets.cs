using Saddle.Nn;
using Saddle.Nn.Formats;

namespace Saddle.Fuzzing.Targets;

/// <summary>Readers of tensors.</summary>
internal static class TensorTargets
{
    private const int DataBytes = 64;

    private static readonly string[] s_headers =
    [
        """{"a":{"dtype":"F32","shape":[4,4],"data_offsets":[0,64]}}""",
        """
        {"a":{"dtype":"F64","shape":[2],"data_offsets":[0,16]},"b":{"dtype":"I64","shape":[],"data_offsets":[16,24]},
        "c":{"dtype":"BF16","shape":[2,5],"data_offsets":[24,44]},
        "d":{"dtype":"F16","shape":[10],"data_offsets":[44,64]},
        "__metadata__":{"format":"saddle-2","options":"{}"}}
        """,
        """
        {"e":{"dtype":"F32","shape":[0,3],"data_offsets":[0,0]},
        "f":{"dtype":"I8","shape":[64],"data_offsets":[0,64]}}
        """,
    ];

    public static IReadOnlyList<Target> All { get; } =
    [
        new("safetensors", typeof(DataException), [Sound()], Inputs.Texts(Tokens), Read),
        new("safetensors-header", typeof(DataException), Inputs.Texts(s_headers), Inputs.Texts(Tokens), header =>
            Read([.. BitConverter.GetBytes((ulong)header.Length), .. header, .. new byte[DataBytes]])),
    ];

    private static string[] Tokens =>
    [
        "F16", "BF16", "F32", "F64", "I64", "I32", "I16", "I8", "U64", "U8", "BOOL", "dtype", "shape", "data_offsets",
        "__metadata__", "{", "}", "[", "]", ",", ":", "\"", "\\u0000", "\\ud800", "\\", "4294967296", "2147483647",
        "\"a\":{\"dtype\":\"F32\",\"shape\":[4,4],\"data_offsets\":[0,64]},", "\"__metadata__\":{\"a\":\"b\"},", "1e3",
        "-1",
    ];

    private static void Read(byte[] input)
    {
        using var stream = new MemoryStream(input);
        SafetensorsReader.Read(stream, "damaged");
    }

    private static byte[] Sound()
    {
        using var stream = new MemoryStream();
        var tensors = new ParameterSet([("a", Tensor.Zeros([3, 4])), ("b", Tensor.Of(1L, 2L)), ("c", Tensor.Of(0.5))]);
        SafetensorsWriter.Write(stream, tensors, new Dictionary<string, string> { ["format"] = "saddle-2" });
        return stream.ToArray();
    }
}
