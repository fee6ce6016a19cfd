using Saddle.Nn.Formats;
using Xunit;

namespace Saddle.Nn.Tests.Formats;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("saddle-").FullName;

    private string Target => Path.Combine(_folder, "file");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_failed_write_leaves_the_old_file_and_nothing_else()
    {
        File.WriteAllText(Target, "old");
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(Target, stream =>
        {
            stream.WriteByte(1);
            throw new InvalidOperationException();
        }));
        Assert.Equal("old", File.ReadAllText(Target));
        Assert.Equal([Target], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void A_write_replaces_the_old_file_and_the_leftover_of_a_killed_one()
    {
        File.WriteAllText(Target, "old and longer");
        File.WriteAllText(Target + AtomicFile.TemporaryEnding, "half of something much longer");
        AtomicFile.WriteText(Target, "new");
        Assert.Equal("new", File.ReadAllText(Target));
        Assert.Equal([Target], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void A_relative_name_is_written_from_the_current_folder()
    {
        string name = Path.GetRelativePath(Directory.GetCurrentDirectory(), Target);
        AtomicFile.WriteText(name, "here");
        Assert.Equal("here", File.ReadAllText(Target));
    }
}
