using Saddle.Training.Runs;
using Xunit;

namespace Saddle.Training.Tests.Runs;

public sealed class RunFilesTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    private string Target => Path.Combine(_root.Path, "file");

    public void Dispose() => _root.Dispose();

    [Fact]
    public void A_full_disk_is_told_with_the_file_and_the_remedy()
    {
        File.WriteAllText(Target, "old");
        var error = Assert.Throws<RunException>(
            () => RunFiles.Disk.Write(Target, _ => throw new IOException("No space left on device.")));
        Assert.Equal("old", File.ReadAllText(Target));
        Assert.Equal(
            $"run: a file cannot be written. {Target}: No space left on device. "
                + "Free some space or choose a folder that can be written to; what was saved before is untouched.",
            error.Message);
        Assert.IsType<IOException>(error.InnerException);
    }

    [Fact]
    public void Lines_are_added_at_the_end()
    {
        RunFiles.Disk.AppendLine(Target, "one");
        RunFiles.Disk.AppendLine(Target, "two");
        Assert.Equal("one\ntwo\n", File.ReadAllText(Target));
    }
}
