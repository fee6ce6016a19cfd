using Saddle.Data;
using Saddle.Data.Pictures;
using Saddle.Nn.Formats;
using Saddle.Settings;
using Saddle.Training.Options;
using Saddle.Training.Runs;
using Xunit;

namespace Saddle.Gans.Tests.Training;

public sealed class MovedDataTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    private string Before => Path.Combine(_root.Path, "before");

    private string After => Path.Combine(_root.Path, "after");

    public void Dispose() => _root.Dispose();

    [Fact]
    public void A_run_goes_on_with_data_that_were_moved_and_remembers_where_to()
    {
        RunFolder folder = Moved();
        DataException missing = Assert.Throws<DataException>(() => Resume(folder, own => own));
        Assert.Equal($"data: '{Before}' does not exist. Looked in '{_root.Path}'. Check the path. "
            + "The run learned from it: where it has been moved, say where to with --data PATH.", missing.Message);
        using (Run run = Resume(folder, own => own.With(RunSettings.SourcePath, After)))
        {
            Assert.True(run.Train());
        }

        Assert.Equal(After, RunOptions.Of(folder, BuiltIn.Catalogues).Settings.Data.Source);
        Resume(folder, own => own).Dispose();
    }

    [Fact]
    public void Relative_places_are_remembered_whole()
    {
        RunFolder folder = Moved();
        string relative = Path.GetRelativePath(Environment.CurrentDirectory, After);
        Resume(folder, own => own.With(RunSettings.SourcePath, relative)).Dispose();
        Assert.Equal(After, RunOptions.Of(folder, BuiltIn.Catalogues).Settings.Data.Source);
    }

    [Theory]
    [InlineData("./cache", true)]
    [InlineData("none", false)]
    public void A_cache_stays_where_it_was_named(string cache, bool isPlace)
    {
        string expected = isPlace ? Path.GetFullPath(cache) : cache;
        RunFolder folder = Moved();
        Resume(folder, own => own.With(RunSettings.SourcePath, After).With(RunSettings.CachePath, cache)).Dispose();
        Assert.Equal(expected, RunOptions.Of(folder, BuiltIn.Catalogues).Settings.Data.Cache);
        RunRequest request = new("wgan-gp", BuiltIn.Catalogues)
        {
            Values = [(RunSettings.SourcePath, After), (RunSettings.CachePath, cache)],
        };
        Assert.Equal(expected, request.Resolve(request.OpenData()).Settings.Data.Cache);
    }

    [Fact]
    public void Other_data_at_the_place_are_refused_with_both_hashes_and_counts()
    {
        RunFolder folder = Moved();
        WritePictures(Before, more: 3);
        RunOptions own = RunOptions.Of(folder, BuiltIn.Catalogues);
        string hash = own.Settings.Data.Open().Hash;
        string message = $"data: they are not those of the run. '{Before}' has 11 examples of sha256 {hash}, the run "
            + $"began with 8 examples of sha256 {own.Found.Hash}. "
            + "Restore the data, say where they are with --data PATH, or start a new run.";
        Assert.Equal(message, Assert.Throws<ConfigurationException>(() => Resume(folder, same => same)).Message);
        Assert.Equal(message, Assert.Throws<ConfigurationException>(() => own.OpenData(Before)).Message);
        Assert.Null(own.FindData(Before));
        Assert.Null(own.FindData(Path.Combine(_root.Path, "nowhere")));
        Assert.Equal(own.Found.Hash, own.FindData(After)!.Hash);
    }

    [Fact]
    public void Where_data_lie_makes_no_difference()
    {
        RunOptions moved = Toys.Ring.With(RunSettings.SourcePath, "/elsewhere");
        Assert.Empty(Toys.Ring.Differences(moved));
        Assert.Empty(Toys.Ring.Differences(moved, _ => true));
    }

    private static Run Resume(RunFolder folder, Func<RunOptions, RunOptions> change) =>
        TrainingRun.Resume(folder.Path, BuiltIn.Catalogues, change);

    private RunFolder Moved()
    {
        WritePictures(Before, more: 0);
        RunRequest request = new("wgan-gp", BuiltIn.Catalogues)
        {
            Values =
            [
                ("data.source", Before), ("architecture.width", "4"), ("latent-size", "4"), ("batch", "4"),
                ("conditional", "true"), ("run.steps", "2"), ("run.snapshot-every", "1"), ("critic-steps", "1"),
            ],
        };
        Dataset data = request.OpenData().Data;
        RunFolder folder;
        using (Run run = TrainingRun.Start(Path.Combine(_root.Path, "runs"), "moved", request.Resolve(data), data))
        {
            folder = run.Folder;
            run.Train();
        }

        Directory.Move(Before, After);
        File.Delete(folder.SnapshotPath(2));
        return folder;
    }

    // Six pictures of class a and two of class b, and more of a.
    private static void WritePictures(string folder, int more)
    {
        for (int i = 0; i < 8 + more; i++)
        {
            string path = Path.Combine(folder, i is 6 or 7 ? "b" : "a", $"{i}.png");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            byte[] pixels = [.. Enumerable.Repeat((byte)(i * 20), 64)];
            File.WriteAllBytes(path, PngWriter.Encode(new RasterImage(8, 8, 1, pixels), isSigned: false));
        }
    }
}
