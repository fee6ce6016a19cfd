using System.CommandLine;
using Saddle.Cli.Analysing;
using Saddle.Cli.Parsing;
using Saddle.Cli.Training;
using Saddle.Games.Library;
using Saddle.Games.Motions;
using Saddle.Settings;

namespace Saddle.Cli.Verbs;

/// <summary>Says what converges and why: of a game of the library, or of a run.</summary>
internal sealed class AnalyzeVerb
{
    private static readonly Dictionary<string, string> s_tables = new()
    {
        ["spectrum.csv"] = "field,real,imaginary",
        ["trajectory.csv"] = "dynamics,step,",
        ["phase-plane.csv"] = ",flow ",
    };

    private readonly Argument<string?> _subject = new("GAME|RUN")
    {
        Description = "A game of the library, see --list; or a run's folder or snapshot",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> _list = Flag.Switch("--list", "Show the games with their settings, and the dynamics");

    private readonly Option<string?> _rate =
        Flag.Text("--rate", "H[,H]", "Step size, or one per player, for games [default: 0.2]");

    private readonly Option<string?> _at =
        Flag.Text("--at", "X,Y,...", "Where to look at a game [default: its equilibrium]");

    private readonly Option<string?> _start =
        Flag.Text("--start", "X,Y,...", "Where paths start, for games [default: the game's own]");

    private readonly Option<long?> _steps =
        Flag.Whole("--steps", "How long paths are, for games [default: 500]", most: 100_000_000);

    private readonly Option<long?> _side = Flag.Whole(
        "--grid", "Phase plane of N x N starts in the tables, for games of two numbers [default: 100]", most: 1000);

    private readonly Option<string?> _folder = Flag.Text("--outdir", "FOLDER",
        "Write spectrum.csv, trajectory.csv and phase-plane.csv there [default: no tables]");

    private readonly GameFlags _game = new();
    private readonly DynamicsFlags _dynamics;
    private readonly RunAnalysisFlags _run = new();
    private readonly Vocabulary _vocabulary;
    private readonly Terminal _terminal;

    private AnalyzeVerb(Terminal terminal, Vocabulary vocabulary) => (_terminal, _vocabulary, _dynamics) =
        (terminal, vocabulary, new DynamicsFlags(vocabulary.Catalogues));

    public static Command Create(Terminal terminal, Vocabulary vocabulary)
    {
        var verb = new AnalyzeVerb(terminal, vocabulary);
        var command = new Command("analyze",
            "Analyse a game or a trained model: eigenvalues, what converges at which step and why, paths, CSV.")
        {
            verb._subject, verb._list, verb._rate, verb._at, verb._start, verb._steps, verb._side, verb._folder,
        };
        verb._dynamics.AddTo(command);
        verb._run.AddTo(command);
        verb._game.AddTo(command);
        ExampleHelp.AddTo(command,
            "saddle analyze --list                                        games, variants, settings, dynamics",
            "saddle analyze dirac --variant r1 --gamma 0.3                the smallest GAN with a penalty",
            "saddle analyze dirac --dynamics consensus --dynamics-weight 1 --start 1,1 --outdir tables",
            "saddle analyze dirac --variant r1 --against minimax          before and after the penalty",
            "saddle analyze runs/00003-digits-dcgan-gan --batches 10      a trained model");
        command.SetAction(verb.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        if (parsed.GetValue(_list))
        {
            Refuse(parsed, parsed.CommandResult.Command.Options.Except([_list]), "--list shows all there is");
            GameList.Write(_vocabulary.Catalogues.Of<Dynamics>(), _terminal.Out);
            return ExitCode.Success;
        }

        string subject = parsed.GetValue(_subject) ?? throw new UsageException(
            "analyze: nothing to analyse. Neither a game nor a run is named. "
            + "See 'saddle analyze --list' for the games.");
        ResultFiles? files = parsed.GetValue(_folder) is { } folder ? new ResultFiles(folder, s_tables) : null;
        if (GameCatalogue.All.FirstOrDefault(game => game.Name == subject) is { } game)
        {
            Refuse(parsed, _run.All, "it is for runs; this is a game");
            Analysis(parsed, game, files).Show(_terminal.Out);
            return ExitCode.Success;
        }

        RequireRun(subject);
        NamedRuns.TellLost(subject, _vocabulary.Catalogues, _terminal);
        Option[] forGames =
            [.. _game.All, .. _dynamics.All.Except([_dynamics.WeightFlag]), _rate, _at, _start, _steps, _side];
        Refuse(parsed, forGames, "it is for games; this is a run");
        RunAnalysis analysis = _run.Read(
            parsed, subject, _dynamics.Weight(parsed), files, _vocabulary.Catalogues);
        return analysis.Show(_terminal);
    }

    private GameAnalysis Analysis(ParseResult parsed, LibraryGame entry, ResultFiles? files)
    {
        double[]? Numbers(Option<string?> flag) =>
            parsed.GetValue(flag) is { } text ? NumberList.Parse(flag.Name, text) : null;
        return new GameAnalysis
        {
            Game = _game.Read(parsed, entry),
            Against = _game.Against(parsed, entry),
            Dynamics = _dynamics.Read(parsed),
            Rates = Numbers(_rate) ?? [0.2],
            At = Numbers(_at),
            Start = Numbers(_start),
            Steps = parsed.GetValue(_steps) ?? 500,
            Side = (int)(parsed.GetValue(_side) ?? 100),
            Files = files,
        };
    }

    private static void RequireRun(string subject)
    {
        if (!File.Exists(subject) && !Directory.Exists(subject))
        {
            throw new UsageException($"analyze: there is no game and no run '{subject}'. "
                + $"{NearestNames.Sentence(subject, GameCatalogue.All.Select(game => game.Name))} "
                + "See 'saddle analyze --list', or name a run's folder.");
        }
    }

    private static void Refuse(ParseResult parsed, IEnumerable<Option> flags, string reason)
    {
        if (Flag.FirstGiven(parsed, flags) is { } lost)
        {
            throw new UsageException(
                $"analyze: {lost.Name} has no place here. It was given, but {reason}. Leave it out.");
        }
    }
}
