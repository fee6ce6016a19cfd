using Saddle.Nn;
using Saddle.Nn.Formats;
using Saddle.Training.Learners;
using Saddle.Training.Runs;
using Xunit;

namespace Saddle.Training.Tests.Runs;

public sealed class SnapshotTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    private string Target => Path.Combine(_root.Path, "snapshot-000007.safetensors");

    public void Dispose() => _root.Dispose();

    [Fact]
    public void A_snapshot_comes_back_as_written_in_a_sound_safetensors_file()
    {
        Of(7, values: 3).Write(Target);
        var read = Snapshot.Read(Target);
        Assert.Equal((7L, "{}", Target, true), (read.Step, read.Options, read.Path, read.IsChecked));
        Assert.Equal(["counters.steps", "w"], read.Tensors.Names);
        Assert.Equal([0f, 1, 2], read.Tensors["w"].ToArray<float>());
        TensorFile file = SafetensorsReader.Read(Target);
        Assert.Equal(["counters.steps", "w", "checksum.crc32c"], file.Tensors.Names);
        Assert.Equal("saddle-3", file.Metadata["format"]);
    }

    [Fact]
    public void The_checksum_is_the_published_one()
    {
        using var stream = new CheckedStream(new MemoryStream());
        stream.Write("1234"u8);
        stream.Write("56789"u8);
        Assert.Equal(0xE3069283u, stream.Checksum);
    }

    [Fact]
    public void Any_flipped_bit_is_found()
    {
        Of(7, values: 3).Write(Target);
        byte[] whole = File.ReadAllBytes(Target);
        for (int bit = 0; bit < 8 * whole.Length; bit++)
        {
            byte[] flipped = [.. whole];
            flipped[bit / 8] ^= (byte)(1 << bit % 8);
            File.WriteAllBytes(Target, flipped);
            RunException refusal = Assert.Throws<RunException>(() => Snapshot.Read(Target));
            Assert.StartsWith("snapshot: the file is damaged", refusal.Message, StringComparison.Ordinal);
            Assert.Contains(Target, refusal.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("\n", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(4096)]
    [InlineData(20_000)]
    [InlineData(70_000)]
    public void Zeroed_pages_are_found_and_the_snapshot_before_is_named(int start)
    {
        string older = Path.Combine(_root.Path, "snapshot-000005.safetensors");
        string damaged = Path.Combine(_root.Path, "snapshot-000006.safetensors");
        Of(5, values: 1).Write(older);
        Of(7, values: 20_000).Write(Target);
        byte[] bytes = File.ReadAllBytes(Target);
        bytes.AsSpan(start, 4096).Clear();
        File.WriteAllBytes(Target, bytes);
        File.WriteAllBytes(damaged, bytes);
        RunException refusal = Assert.Throws<RunException>(() => Snapshot.Read(Target));
        Assert.Matches($"^snapshot: the file is damaged. {Target} has the checksum [0-9a-f]{{8}}, but was written with "
            + $"[0-9a-f]{{8}}. Go on with the one before it, which is whole: name {older} instead.$", refusal.Message);
    }

    [Fact]
    public void Where_no_snapshot_before_is_whole_that_is_told()
    {
        File.WriteAllText(Path.Combine(_root.Path, "snapshot-000005.safetensors"), "");
        File.WriteAllText(Target, "12345678");
        RunException refusal = Assert.Throws<RunException>(() => Snapshot.Read(Target));
        Assert.StartsWith("snapshot: the file is damaged, or is none. safetensors ", refusal.Message,
            StringComparison.Ordinal);
        Assert.EndsWith(" There is no whole snapshot before it. Delete it to go on from the start.", refusal.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_snapshot_of_a_version_without_checksums_is_read_and_told_apart()
    {
        Write("saddle-2", ("counters.steps", Tensor.FromArray([7L], [1])));
        Assert.Equal((7L, false), (Snapshot.Read(Target).Step, Snapshot.Read(Target).IsChecked));
        Write("saddle-3", ("counters.steps", Tensor.FromArray([7L], [1])));
        Assert.StartsWith($"snapshot: the file is damaged. {Target} has the format 'saddle-3' and no checksum. ",
            Assert.Throws<RunException>(() => Snapshot.Read(Target)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_files_are_refused_for_what_they_are()
    {
        Write("saddle-gan-1");
        Assert.Equal($"snapshot: this file was written by an earlier version. {Target} has the format 'saddle-gan-1', "
            + "this version reads 'saddle-3'. Use the version that wrote it, or train again.",
            Assert.Throws<RunException>(() => Snapshot.Read(Target)).Message);
        Write("other");
        Assert.Equal($"snapshot: this file is no snapshot. {Target} has the format 'other', not 'saddle-3'. "
            + "Name a snapshot file of a run.", Assert.Throws<RunException>(() => Snapshot.Read(Target)).Message);
        Assert.StartsWith("snapshot: the file cannot be used. read: ",
            Assert.Throws<RunException>(() => Snapshot.Read(_root.Path)).Message, StringComparison.Ordinal);
    }

    private void Write(string format, params (string, Tensor)[] tensors) => SafetensorsWriter.Write(
        Target, new ParameterSet(tensors), new Dictionary<string, string> { ["format"] = format, ["options"] = "{}" });

    private static Snapshot Of(long step, int values) => new("{}", new ParameterSet(
    [
        (Learner.StepsName, Tensor.FromArray([step], [1])),
        ("w", Tensor.FromArray([.. Enumerable.Range(0, values).Select(i => (float)i)], [values])),
    ]));
}
