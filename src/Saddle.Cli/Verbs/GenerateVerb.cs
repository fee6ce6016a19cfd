using System.CommandLine;
using System.Globalization;
using Saddle.Cli.Parsing;
using Saddle.Cli.Training;
using Saddle.Data;
using Saddle.Gans;
using Saddle.Settings;
using Saddle.Training.Options;
using Saddle.Training.Runs;

namespace Saddle.Cli.Verbs;

/// <summary>Draws from a trained generator.</summary>
internal static class GenerateVerb
{
    public static Command Create(Terminal terminal, Vocabulary vocabulary)
    {
        var runs = new Argument<string[]>("RUN")
        {
            Description = "Folders of runs, or snapshot files [default: the newest run in 'runs']",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var flags = new DrawingFlags();
        var command = new Command(
            "generate", "Draw from a trained model: a grid, single pictures, or ways between them.") { runs };
        flags.AddTo(command);
        ExampleHelp.AddTo(command,
            "saddle generate                                           a grid of 64 from the newest run",
            "saddle generate runs/00000-digits-dcgan-wgan-gp --class 7 --count 100",
            "saddle generate --singles out --count 1000 --seed 3       one PNG each",
            "saddle generate --interpolate 8 --columns 10              8 ways of 10 pictures");
        command.SetAction(parsed =>
        {
            IReadOnlyList<string> named =
                NamedRuns.Of(SavedRun.Named(parsed.GetValue(runs)), vocabulary.Catalogues, terminal);
            DrawingRequest request = flags.Read(parsed);
            request.RequireUnlost(named.Count);
            foreach (string run in named)
            {
                Draw(run, request, terminal, vocabulary.Catalogues);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static void Draw(string run, DrawingRequest request, Terminal terminal, Catalogues catalogues)
    {
        var saved = SavedRun.Find(run, request.Step);
        Snapshot snapshot = Snapshot.Read(saved.Snapshot);
        var options = RunOptions.Of(snapshot, catalogues);
        GeneratorRuns.Require("generate", saved.Folder, options);
        Generator generator = Generator.Load(snapshot, catalogues, request.Threads);
        request = request.For(generator.Formulation.Classes > 0 ? options.Found.ClassNames : ClassNames.Numbers(0));
        Shape sample = generator.Formulation.Sample;
        request.RequireDrawable(sample);
        string? grid = request.HasGrid
            ? request.Output ?? Path.Combine(saved.Folder, request.DefaultName(saved.Snapshot))
            : null;
        Pictures.RequireOwn("generate", request.Output);
        Pictures.RequireEmpty("generate", request.Singles);
        int drawn = 0;
        foreach ((int first, Tensor examples) in request.DrawParts(generator))
        {
            Write(new DrawnSamples(sample, examples), first, grid, request, terminal);
            drawn += examples.Shape[0];
        }

        if (request.Singles is { } folder)
        {
            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{drawn} pictures: {folder}"));
        }
    }

    private static void Write(DrawnSamples samples, int first, string? grid, DrawingRequest request, Terminal terminal)
    {
        if (request.Singles is { } folder)
        {
            samples.WriteSingles(folder, first);
        }

        if (grid is not null)
        {
            string told = samples.WriteGrid(grid, request.GridColumns);
            terminal.Out.WriteLine($"{(samples.ArePoints ? "plot" : "grid")}: {told}");
        }
    }
}
