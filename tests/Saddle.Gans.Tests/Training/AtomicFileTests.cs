using Saddle.Gans.Training;
using Xunit;

namespace Saddle.Gans.Tests.Training;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    private string Target => Path.Combine(_root.Path, "file");

    public void Dispose() => _root.Dispose();

    [Fact]
    public void A_failed_write_leaves_the_old_file_and_nothing_else()
    {
        File.WriteAllText(Target, "old");
        var error = Assert.Throws<RunException>(() => AtomicFile.Write(Target, stream =>
        {
            stream.WriteByte(1);
            throw new IOException("No space left on device.");
        }));
        Assert.Equal("old", File.ReadAllText(Target));
        Assert.Single(Directory.EnumerateFiles(_root.Path));
        Assert.Equal(
            $"run: a file cannot be written. {Target}: No space left on device. " +
            "Free some space or choose a folder that can be written to; what was saved before is untouched.", error.Message);
    }

    [Fact]
    public void A_write_replaces_the_old_file()
    {
        File.WriteAllText(Target, "old and longer");
        AtomicFile.WriteText(Target, "new");
        Assert.Equal("new", File.ReadAllText(Target));
        Assert.Single(Directory.EnumerateFiles(_root.Path));
    }
}
