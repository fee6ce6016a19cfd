using System.CommandLine;
using Saddle.Cli.Parsing;
using Saddle.Cli.Tests.Training;
using Saddle.Cli.Verbs;
using Saddle.Gans;
using Xunit;

namespace Saddle.Cli.Tests;

public sealed class CommandLineFuzzTests
{
    /// <summary>How many command lines are tried, and with which seed.</summary>
    private const string CasesVariable = "SADDLE_FUZZ_CASES";
    private const string SeedVariable = "SADDLE_FUZZ_SEED";
    private const int FewCases = 200;

    private static readonly string[] s_outputs = ["--outdir", "--output", "--singles", "--sheet"];

    // No whole numbers that ask for long work: those in the ranges are small, the others outside of all.
    private static readonly string[] s_values =
    [
        "", " ", "\t", "=", "a=b", "-", "--", "λ", "\ud800", "😀", new('x', 5000), "none", "a,b", ",", "a,,b",
        "true", "null", ".", "/proc/none", "x y", "%s", "{0}", "[red]", "'", "\"", "\\", "a\nb", "\e[31m", "-1", "0", "1",
        "2",
        "3", "7", "1048577", "2147483647", "2147483648", "9223372036854775807", "9223372036854775808", "1e999", "-1e-9",
        "0.5", "1e-300", "1e300", "NaN", "inf", "-inf", "∞", "0x10", "1,2", "1 000", "+5", " 5", "٣", "1-0", "0-2",
        "adam", "sgd", "hinge", "gan", "wgan-gp", "r1", "mlp", "dcgan", "lookahead", "extragradient", "linear",
        "batch", "normal", "recall", "precision,modes", "recall neighbours=0", "kernel degree=99999", "ring8", "moons",
        "digits", "dirac", "critic.rate=1,2", "penalty.weight=", "steps=1", "run", "classifier",
    ];

    [Fact]
    public void No_command_line_fails_inside_the_program()
    {
        using var folder = new TemporaryFolder();
        RunFolderTests.Train(folder, "--steps", "1", "--data", "ring8");
        var random = new Random(Number(SeedVariable, 0));
        Command[] verbs =
        [
            .. RootVerb.Create(new Terminal(TextWriter.Null, TextWriter.Null), new Vocabulary(BuiltIn.Catalogues))
                .Subcommands,
        ];
        for (int i = 0; i < Number(CasesVariable, FewCases); i++)
        {
            string[] arguments = Any(verbs[random.Next(verbs.Length)], random, folder);
            RequireTold(arguments, CommandLine.Run(new CancellationToken(canceled: true), arguments));
        }
    }

    private static void RequireTold(string[] arguments, CommandLine line)
    {
        string told = $"{string.Join(" ", arguments.Select(argument => $"«{argument}»"))}\n{line.Error}";
        bool isRight = line.Code is 0 or 1 or 2 or 130
            && !line.Error.Contains("error inside", StringComparison.Ordinal)
            && !line.Error.Contains("Exception", StringComparison.Ordinal)
            && line.Error.Count(letter => letter == '\n') == (line.Error.Length > 0 ? 1 : 0)
            && (line.Code is not 2 || line.Error.StartsWith("saddle: ", StringComparison.Ordinal));
        Assert.True(isRight, told);
    }

    private static string[] Any(Command verb, Random random, TemporaryFolder folder)
    {
        var options = new List<Option>();
        for (int i = random.Next(4); i > 0; i--)
        {
            options.Add(verb.Options[random.Next(verb.Options.Count)]);
        }

        string[] flags = [.. options.SelectMany(option => Given(option, random, folder))];
        string[] rest = random.Next(8) == 0 ? [s_values[random.Next(s_values.Length)]] : [];
        return [verb.Name, .. Subject(verb.Name, random, folder), .. flags, .. rest, .. Kept(verb.Name, flags, folder)];
    }

    private static IEnumerable<string> Given(Option option, Random random, TemporaryFolder folder)
    {
        string value = s_values[random.Next(s_values.Length)];
        bool isOutput = s_outputs.Contains(option.Name) && !string.IsNullOrWhiteSpace(value) && value[0] != '/';
        value = isOutput ? folder.At("out", value) : value;
        return (option.Arity.MaximumNumberOfValues == 0, random.Next(10)) switch
        {
            (true, > 0) or (_, 1) => [option.Name],
            (_, 2) => [$"{option.Name}={value}"],
            _ => [option.Name, value],
        };
    }

    private static string[] Subject(string verb, Random random, TemporaryFolder folder)
    {
        string run = folder.At("runs", "00000-ring8-mlp-wgan-gp");
        return verb switch
        {
            _ when random.Next(10) == 0 => [s_values[random.Next(s_values.Length)]],
            "generate" or "evaluate" or "resume" or "compare" => [run],
            "analyze" => [random.Next(2) == 0 ? run : "dirac"],
            "data" => random.Next(2) == 0 ? ["digits"] : [],
            _ => [],
        };
    }

    // What keeps a command line short and in the folder.
    private static string[] Kept(string verb, string[] flags, TemporaryFolder folder)
    {
        bool Has(string flag) => flags.Any(given => given.Split('=')[0] == flag);
        string[] place = Has("--outdir") ? [] : ["--outdir", folder.At("out")];
        return verb switch
        {
            "train" => [.. place, .. Has("--data") ? [] : (string[])["--data", "ring8"]],
            "compare" => place,
            "data" when !Has("--sheet") => ["--no-sheet"],
            "evaluate" when !Has("--count") => ["--count", "20"],
            _ => [],
        };
    }

    private static int Number(string variable, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), out int number) ? number : usual;
}
