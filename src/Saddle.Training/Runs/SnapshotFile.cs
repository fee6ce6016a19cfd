using System.Globalization;
using Saddle.Nn;
using Saddle.Nn.Formats;
using Saddle.Training.Learners;

namespace Saddle.Training.Runs;

/// <summary>Snapshots as safetensors files: the options in their metadata, and last a checksum of all.</summary>
/// <remarks>The checksum is the bits of a tensor of one Float32, computed as if it were 0: no narrower element is
/// stored, so that the writer puts it last.</remarks>
internal static class SnapshotFile
{
    private const string ChecksumName = "checksum.crc32c";
    private const string Format = "saddle-3";
    private const string WithoutChecksum = "saddle-2";
    private const string Former = "saddle-gan-1";

    /// <summary>Writes a snapshot.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="stream">Where to; its end is written last.</param>
    public static void Write(Snapshot snapshot, Stream stream)
    {
        Dictionary<string, string> metadata = new(StringComparer.Ordinal)
        {
            ["format"] = Format,
            ["options"] = snapshot.Options,
        };
        var open = (ChecksumName, Tensor.FromArray(new float[1], [1]));
        var passing = new CheckedStream(stream);
        SafetensorsWriter.Write(passing, new ParameterSet(snapshot.Tensors.Pairs().Append(open)), metadata);
        stream.Seek(-sizeof(uint), SeekOrigin.Current);
        stream.Write(BitConverter.GetBytes(passing.Checksum));
    }

    /// <summary>Reads what <see cref="Write"/> made, or an earlier version.</summary>
    /// <exception cref="RunException">It cannot be read, is damaged, or is no snapshot.</exception>
    public static Snapshot Read(string path)
    {
        try
        {
            return ReadWhole(path);
        }
        catch (DataException problem)
        {
            throw new RunException($"{problem.Message} {Remedy(path)}", problem.InnerException);
        }
    }

    /// <summary>Whether a file can be read.</summary>
    public static bool IsWhole(string path)
    {
        try
        {
            ReadWhole(path);
            return true;
        }
        catch (Exception problem) when (problem is DataException or RunException)
        {
            return false;
        }
    }

    // What is damaged is a DataException, to which only the caller knows the remedy.
    private static Snapshot ReadWhole(string path)
    {
        using FileStream stream = Open(path);
        var passing = new CheckedStream(stream, stream.Length - sizeof(uint));
        TensorFile file = Parse(passing, path);
        bool isChecked = file.Tensors.Contains(ChecksumName);
        if (isChecked)
        {
            RequireWhole(file.Tensors[ChecksumName], passing.Checksum, path);
        }

        RequireFormat(file.Metadata.GetValueOrDefault("format"), isChecked, path);
        if (!file.Metadata.TryGetValue("options", out string? options) || !CountsSteps(file.Tensors))
        {
            throw new DataException(path,
                $"snapshot: an entry is missing. {path} has no options or no whole '{Learner.StepsName}'.");
        }

        return new Snapshot(options, new ParameterSet(file.Tensors.Pairs().Where(pair => pair.Name != ChecksumName)))
        {
            Path = path,
            IsChecked = isChecked,
        };
    }

    private static void RequireWhole(Tensor stored, uint found, string path)
    {
        bool isBits = stored is { Type: ElementType.Float32, Shape.Count: 1 };
        uint written = isBits ? BitConverter.SingleToUInt32Bits(stored.ToArray<float>()[0]) : ~found;
        if (written != found)
        {
            throw new DataException(path, string.Create(CultureInfo.InvariantCulture, $"snapshot: the file is damaged. "
                + $"{path} has the checksum {found:x8}, but was written with {written:x8}."));
        }
    }

    private static void RequireFormat(string? format, bool isChecked, string path)
    {
        if (format == Former)
        {
            throw new RunException(
                "snapshot: this file was written by an earlier version. "
                    + $"{path} has the format '{format}', this version "
                    + $"reads '{Format}'. Use the version that wrote it, or train again.");
        }

        if (format is not (Format or WithoutChecksum))
        {
            throw new RunException(
                $"snapshot: this file is no snapshot. {path} has the format '{format ?? "none"}', not '{Format}'. "
                    + "Name a snapshot file of a run.");
        }

        if (isChecked != (format == Format))
        {
            throw new DataException(path, $"snapshot: the file is damaged. {path} has the format '{format}' and "
                + $"{(isChecked ? "a" : "no")} checksum.");
        }
    }

    private static bool CountsSteps(ParameterSet tensors) => tensors.Contains(Learner.StepsName)
        && tensors[Learner.StepsName] is { Type: ElementType.Int64, Shape.Count: > 0 };

    private static FileStream Open(string path)
    {
        try
        {
            return InputFile.Open(path);
        }
        catch (DataException problem)
        {
            throw new RunException($"snapshot: the file cannot be used. {problem.Message}", problem);
        }
    }

    private static TensorFile Parse(Stream stream, string path)
    {
        try
        {
            return SafetensorsReader.Read(stream, path);
        }
        catch (DataException problem)
        {
            throw new DataException(path, $"snapshot: the file is damaged, or is none. {problem.Message}", problem);
        }
    }

    private static string Remedy(string path) => RunFolder.WholeBefore(path) is { } older
        ? $"Go on with the one before it, which is whole: name {older} instead."
        : "There is no whole snapshot before it. Delete it to go on from the start.";
}
