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
            if (named.Count > 1)
            {
                // What one of them refuses is refused before any is drawn from.
                Array.ForEach([.. named], run => Prepare(run, request, vocabulary.Catalogues));
            }

            foreach (string run in named)
            {
                Draw(Prepare(run, request, vocabulary.Catalogues), terminal);
            }

            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>Everything that can be refused before drawing.</summary>
    private static Drawing Prepare(string run, DrawingRequest request, Catalogues catalogues)
    {
        var saved = SavedRun.Find(run, request.Step);
        Snapshot snapshot = Snapshot.Read(saved.Snapshot);
        var options = RunOptions.Of(snapshot, catalogues);
        GeneratorRuns.Require("generate", saved.Folder, options);
        Generator generator = Generator.Load(snapshot, catalogues, request.Threads);
        request = request.For(generator.Formulation.Classes > 0 ? options.Found.ClassNames : ClassNames.Numbers(0));
        request.RequireDrawable(generator.Formulation.Sample);
        string? grid = request.HasGrid
            ? request.Output ?? Path.Combine(saved.Folder, request.DefaultName(saved.Snapshot))
            : null;
        Pictures.RequireOwn("generate", request.Output);
        Pictures.RequireEmpty("generate", request.Singles);
        return new Drawing(generator, request, grid);
    }

    private static void Draw(Drawing drawing, Terminal terminal)
    {
        int drawn = 0;
        int notFinite = 0;
        foreach ((int first, Tensor examples) in drawing.Request.DrawParts(drawing.Generator))
        {
            var samples = new DrawnSamples(drawing.Generator.Formulation.Sample, examples);
            Write(samples, first, drawing, terminal);
            drawn += samples.Count;
            notFinite += samples.NotFinite;
        }

        if (drawing.Request.Singles is { } folder)
        {
            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{drawn} pictures: {folder}"));
        }

        if (notFinite > 0)
        {
            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{notFinite} of {drawn} examples hold ")
                + (drawing.Generator.Formulation.Sample.Rank == 1
                    ? "NaN or infinity, and are not shown. "
                    : "NaN, which is drawn as black, or infinity, as white or black. ")
                + "Draw from an earlier snapshot with --step, if there is one.");
        }
    }

    private static void Write(DrawnSamples samples, int first, Drawing drawing, Terminal terminal)
    {
        if (drawing.Request.Singles is { } folder)
        {
            samples.WriteSingles(folder, first);
        }

        if (drawing.Grid is { } grid)
        {
            string told = samples.WriteGrid(grid, drawing.Request.GridColumns);
            terminal.Out.WriteLine($"{(samples.ArePoints ? "plot" : "grid")}: {told}");
        }
    }

    private readonly record struct Drawing(Generator Generator, DrawingRequest Request, string? Grid);
}
