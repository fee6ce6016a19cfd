using Xunit;

namespace Saddle.Docs.Tests.PublicApi;

public sealed class PublicApiTests
{
    private const string RecordVariable = "SADDLE_RECORD";
    private const string Folder = "tests/Saddle.Docs.Tests/PublicApi";

    private static readonly string[] s_libraries =
    [
        .. Directory.EnumerateDirectories(Path.Combine(Documents.Root, "src")).Select(Path.GetFileName)
            .OfType<string>().Where(name => name != "Saddle.Cli").Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> Libraries => [.. s_libraries];

    /// <summary>Fails with what is new (+) and what is gone (-); records it instead where that is asked for.</summary>
    [Theory]
    [MemberData(nameof(Libraries))]
    public void The_public_members_are_those_that_are_recorded(string library)
    {
        IReadOnlyList<string> present = PublicSignatures.Of(library, Compilation.References);
        string path = Path.Combine(Documents.Root, Folder, $"{library}.txt");
        if (Environment.GetEnvironmentVariable(RecordVariable) is { Length: > 0 })
        {
            File.WriteAllText(path, string.Concat(present.Select(line => $"{line}\n")));
            return;
        }

        string[] recorded = File.Exists(path) ? File.ReadAllLines(path) : [];
        string[] changes =
        [
            .. present.Except(recorded).Select(line => $"+ {line}"),
            .. recorded.Except(present).Select(line => $"- {line}"),
        ];
        Assert.True(recorded.SequenceEqual(present), $"{library}: its public members are not those in {Folder}.\n"
            + $"{string.Join('\n', changes)}\n"
            + $"If they should change, record them: {RecordVariable}=1 dotnet test tests/Saddle.Docs.Tests "
            + "--filter PublicApi");
    }

    [Fact]
    public void Only_libraries_that_exist_are_recorded() => Assert.Equal(
        s_libraries,
        Directory.EnumerateFiles(Path.Combine(Documents.Root, Folder), "*.txt").Select(Path.GetFileNameWithoutExtension)
            .Order(StringComparer.Ordinal));
}
