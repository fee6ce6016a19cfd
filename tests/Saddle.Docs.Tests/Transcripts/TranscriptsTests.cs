using Saddle.Testing;
using Xunit;

namespace Saddle.Docs.Tests.Transcripts;

/// <summary>One after another, since they share the console and the machine's cores.</summary>
[CollectionDefinition(nameof(TranscriptsTests), DisableParallelization = true)]
[Collection(nameof(TranscriptsTests))]
public sealed class TranscriptsTests
{
    private const string RecordVariable = "SADDLE_RECORD";

    public static TheoryData<string> Quick =>
        [.. With(transcript => !transcript.IsSlow).Except(With(transcript => transcript.NeedsData))];

    public static TheoryData<string> Slow =>
        [.. With(transcript => transcript.IsSlow).Except(With(transcript => transcript.NeedsData))];

    public static TheoryData<string> OnData => [.. With(transcript => transcript.NeedsData)];

    [Theory]
    [MemberData(nameof(Quick))]
    public void Every_command_prints_what_its_document_shows(string document) => Take(document, slow: false);

    [SlowDocumentsTheory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(Slow))]
    public void Every_slow_command_prints_what_its_document_shows(string document) => Take(document, slow: true);

    [SharedDataTheory]
    [MemberData(nameof(OnData))]
    public void Every_command_on_real_data_prints_what_its_document_shows(string document) =>
        Take(document, SlowDocumentsTheoryAttribute.AreAskedFor);

    // Fails with what is different; records it instead where that is asked for.
    private static void Take(string document, bool slow)
    {
        if (!Workplace.IsPossible)
        {
            return;
        }

        using var walk = new Walk(document);
        walk.Take(slow);
        bool records = Environment.GetEnvironmentVariable(RecordVariable) is { Length: > 0 };
        if (records)
        {
            File.WriteAllText(Path.Combine(Documents.Root, document), walk.Recorded);
        }

        Assert.True(walk.Problems.Count == 0 || records && walk.Problems.All(IsRecorded),
            $"{string.Join('\n', walk.Problems)}\nIf that is right, record it: {RecordVariable}=1 "
            + "dotnet test tests/Saddle.Docs.Tests --filter Transcripts");

        static bool IsRecorded(string problem) => problem.Contains("prints something else", StringComparison.Ordinal);
    }

    private static IEnumerable<string> With(Func<Transcript, bool> holds) =>
        from path in Documents.All
        let document = Path.GetRelativePath(Documents.Root, path).Replace('\\', '/')
        where Transcript.In(Documents.Read(document).Split('\n')).Any(holds)
        select document;
}
