using System.Text.Json.Nodes;
using Saddle.Data;
using Saddle.Training.Learners;
using Saddle.Training.Runs;
using Xunit;

namespace Saddle.Training.Tests.Runs;

/// <summary>Every file operation of a run fails in turn, in every way; the run that is resumed ends as one that was
/// never disturbed: files, bytes and figures.</summary>
public sealed class FailureTests : IDisposable
{
    private const int Steps = 5;
    private readonly TemporaryFolder _root = new();

    public void Dispose() => _root.Dispose();

    [Theory]
    [InlineData(Failure.Refused)]
    [InlineData(Failure.FullDisk)]
    [InlineData(Failure.Torn)]
    [InlineData(Failure.Killed)]
    [InlineData(Failure.TornAndKilled)]
    [InlineData(Failure.PowerCut)]
    public void A_run_that_fails_anywhere_and_goes_on_is_as_one_never_disturbed(Failure failure)
    {
        Dictionary<string, string> whole = Contents(Run(new FailingFiles(failure, int.MaxValue), null)!);
        Assert.Contains("metric-sum.jsonl", whole.Keys);
        Assert.Equal(3, whole["metric-sum.jsonl"].Count(letter => letter == '\n'));
        for (int at = 1; ; at++)
        {
            var files = new FailingFiles(failure, at);
            string? run = Run(files, null);
            if (!files.HasFailed)
            {
                Assert.InRange(at, 60, 300);
                break;
            }

            // Once more while it goes on, elsewhere.
            run = Run(new FailingFiles(failure, 1 + at * 7 % 23), run);
            run = Run(new FailingFiles(failure, int.MaxValue), run)!;
            Dictionary<string, string> resumed = Contents(run);
            Assert.True(whole.Keys.ToHashSet().SetEquals(resumed.Keys),
                $"at {at}: {string.Join(", ", resumed.Keys.Order())}");
            Assert.All(whole, file => Assert.True(file.Value == resumed[file.Key], $"at {at}: {file.Key}"));
        }
    }

    // The run's folder; null where it did not come to be a run.
    private string? Run(FailingFiles files, string? path)
    {
        string? folder = path;
        try
        {
            using Run run = path is null ? Start(files, made => folder = made) : Resume(files, path);
            run.Train();
        }
        catch (KilledException)
        {
            // As if the program had ended.
        }
        catch (RunException told)
        {
            Assert.DoesNotContain("\n", told.Message, StringComparison.Ordinal);
            Assert.Contains("what was saved before is untouched.", told.Message, StringComparison.Ordinal);
        }

        if (folder is not null)
        {
            files.End(folder);
        }

        return folder is not null && RunFolder.Exists(folder) ? folder : null;
    }

    private Run Start(FailingFiles files, Action<string> made) => Saddle.Training.Runs.Run.Start(() =>
    {
        var folder = RunFolder.Create(_root.Path, "x", new RunFiles(files));
        made(folder.Path);
        return folder;
    }, Content());

    private static Run Resume(FailingFiles files, string path)
    {
        files.Begin(path);
        var folder = RunFolder.Open(path, new RunFiles(files));
        return Saddle.Training.Runs.Run.Resume(
            folder, Content(), folder.SnapshotSteps().Count > 0 ? Snapshot.Read(folder.LatestSnapshot()) : null);
    }

    private static RunContent Content()
    {
        Summing learner = new();
        return new RunContent(learner, "{}", new RunPlan(Steps, SnapshotEvery: 2, KeepSnapshots: 1, ReportEvery: 1))
        {
            Pictures = new Pictures(learner),
            Study = () => new Figures([new Figure("sum", learner.Sum), new Figure("twice", 2 * learner.Sum)]),
        };
    }

    // Speeds differ from run to run.
    private static Dictionary<string, string> Contents(string folder) => Directory.EnumerateFiles(folder).ToDictionary(
        path => Path.GetFileName(path),
        path => path.EndsWith("stats.jsonl", StringComparison.Ordinal)
            ? string.Join('\n', File.ReadAllLines(path).Select(WithoutSpeed))
            : Convert.ToHexString(File.ReadAllBytes(path)) is var hex
                && path.EndsWith(".jsonl", StringComparison.Ordinal)
                ? File.ReadAllText(path)
                : hex);

    private static string WithoutSpeed(string line)
    {
        JsonObject read = JsonNode.Parse(line)!.AsObject();
        Assert.True(read.Remove("stepsPerSecond"));
        return read.ToJsonString();
    }

    private sealed class Summing : Learner
    {
        private readonly TensorBuffer _steps = new([], ElementType.Int64);
        private readonly TensorBuffer _sum = new([]);
        private double _reported;
        private int _count;

        public float Sum => _sum.Span<float>()[0];

        public override IReadOnlyList<NamedBuffer> State => [new(StepsName, _steps), new("sum", _sum)];

        public override long Step => _steps.Span<long>()[0];

        public override void Advance()
        {
            _sum.Span<float>()[0] = 1.5f * Sum + ++_steps.Span<long>()[0];
            _reported += Sum;
            _count++;
        }

        public override Figures Report()
        {
            var figures = new Figures([new Figure("mean", _reported / _count)]);
            (_reported, _count) = (0, 0);
            return figures;
        }
    }

    private sealed class Pictures(Summing learner) : IRunPictures
    {
        public RasterImage Data() => new(1, 1, 1, [7]);

        public RasterImage Made() => new(1, 1, 1, [(byte)learner.Sum]);
    }
}
