using Saddle.Cli.Parsing;
using Saddle.Data;
using Saddle.Games;
using Saddle.Games.Library;
using Saddle.Gans;
using Saddle.Settings;
using Saddle.Training.Comparisons;
using Saddle.Training.Options;

namespace Saddle.Fuzzing.Targets;

/// <summary>Readers of values as users write them.</summary>
internal static class SettingTargets
{
    private static readonly Vocabulary s_vocabulary = new(BuiltIn.Catalogues);
    private static readonly Dataset s_digits = DatasetCatalogue.Open("digits");

    public static IReadOnlyList<Target> All { get; } =
    [
        new("flags", typeof(ConfigurationException),
            Inputs.Texts("gan\nrate\n0.1\nbatch\n32", "wgan-gp\npenalty\nr1\npenalty-weight\n3\nmirror\n",
                "classifier\nlabel-smoothing\n0.1\nwidth\n8", "consensus\ndynamics-weight\n2\nschedule\nlinear",
                "gan\nmetrics\nrecall neighbours=5,modes\nema\n0.9"),
            Inputs.Texts([.. Names.Select(name => $"\n{name}\n")]), Resolve),
        new("paths", typeof(ConfigurationException), Inputs.Texts("critic.rate\n0.1", "penalty.weight\n1,10"),
            Inputs.Texts(Names), input =>
            {
                string[] words = Inputs.Words(input);
                Choice<RunSettings>.Of(RunSettings.Part(BuiltIn.Catalogues), BuiltIn.Catalogues)
                    .With(words[0], words[^1]).Make();
            }),
        new("games", typeof(ConfigurationException),
            Inputs.Texts(GameCatalogue.All.SelectMany(game => game.Variants.Parts.SelectMany(variant =>
                variant.Settings.Select(setting => $"{game.Name}\n{variant.Name}\n{setting.Name}\n0.5")))),
            Inputs.Texts("\n"), Game),
        new("seeds", typeof(ConfigurationException), Inputs.Texts("0-2,7", "1", "5-900"),
            Inputs.Texts("-", ",", "0-999"), input => SeedList.Parse(Inputs.Text(input))),
        new("variations", typeof(ConfigurationException), Inputs.Texts("penalty.weight=1,10\nbatch=8;16"),
            Inputs.Texts("=", ",", ";", "\na=1,2,3,4"), input => Variations.Of(Inputs.Words(input))),
        new("numbers", typeof(Cli.UsageException), Inputs.Texts("1,-0.5", "1e3"), Inputs.Texts(",", "-", "1e309"),
            input => NumberList.Parse("--at", Inputs.Text(input))),
    ];

    private static IEnumerable<string> Names => s_vocabulary.Flags.All.Select(flag => flag.Name)
        .Concat(["standard", "none", "all", "run", "layer", "batch", "orthogonal", "recall neighbours=5", "1,2;3"])
        .Concat(BuiltIn.Catalogues.SelectMany(catalogue => catalogue.Names));

    private static void Resolve(byte[] input)
    {
        string[] words = Inputs.Words(input);
        (string, string)[] given = [.. words.Skip(1).Chunk(2).Select(pair => (pair[0], pair[^1]))];
        var request = new RunRequest(words[0], BuiltIn.Catalogues) { Flags = s_vocabulary.Flags, Given = given };
        _ = request.Resolve(s_digits).Settings;
    }

    private static void Game(byte[] input)
    {
        string[] words = Inputs.Words(input);
        LibraryGame game = GameCatalogue.All.FirstOrDefault(known => known.Name == words[0]) ?? GameCatalogue.All[0];
        string variant = words[Math.Min(1, words.Length - 1)];
        Choice<KnownGame> chosen = game.Choose(game.Variants.Names.Contains(variant) ? variant : null)
            .With(words[Math.Min(2, words.Length - 1)], words[^1]);
        try
        {
            // Large games are made slowly, by their eigenvalues; what is read here is read.
            _ = words[^1].Trim().Length < 3 || words[^1].Contains('e', StringComparison.Ordinal) ? chosen.Make() : null;
        }
        catch (GameException problem)
        {
            throw new ConfigurationException(problem.Message);
        }
    }
}
