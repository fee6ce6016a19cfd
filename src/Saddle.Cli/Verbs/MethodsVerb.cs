using System.CommandLine;
using Saddle.Cli.Parsing;
using Saddle.Games.Library;
using Saddle.Games.Motions;
using Saddle.Gans;
using Saddle.Gans.Architectures;
using Saddle.Gans.Objectives;
using Saddle.Gans.Penalties;
using Saddle.Gans.Penalties.Measures;
using Saddle.Nn.Optimisers;
using Saddle.Training.Classifiers;

namespace Saddle.Cli.Verbs;

/// <summary>Lists what can be chosen by name, each with its source.</summary>
internal static class MethodsVerb
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command(
            "methods", "List methods, objectives, penalties, dynamics, optimisers, architectures, games and data.");
        ExampleHelp.AddTo(command, "saddle methods");
        command.SetAction(_ =>
        {
            foreach ((string title, IEnumerable<MethodEntry> entries) in Sections())
            {
                Write(title, [.. entries], terminal.Out);
            }

            return ExitCode.Success;
        });
        return command;
    }

    internal static IEnumerable<(string Title, IEnumerable<MethodEntry> Entries)> Sections()
    {
        yield return ("methods (--method)",
            MethodPreset.All.Select(method => new MethodEntry(method.Name, method.Summary, method.Source))
                .Append(MethodEntry.Of(ClassifierSettings.Part)));
        yield return ("objectives (--objective)", MethodEntry.Of(ObjectiveCatalogue.Parts));
        yield return ("penalties (--penalty)", MethodEntry.Of(PenaltyCatalogue.Parts));
        yield return ("measures of the simple penalty (--penalty-measure), several of which add up, as in real,mid:0.5",
            MethodEntry.Of(MeasureCatalogue.Parts));
        yield return ("dynamics (--dynamics)", MethodEntry.Of(DynamicsCatalogue.Parts));
        yield return ("optimisers (--optimiser)", MethodEntry.Of(OptimiserCatalogue.Parts));
        yield return ("architectures (--architecture)", MethodEntry.Of(ArchitectureCatalogue.Parts));
        yield return ("games (analyze)", MethodEntry.Of(GameCatalogue.Parts));
        yield return ("data (--data), besides files and folders",
            MethodEntries.Of(Data.DatasetCatalogue.Names, MethodEntries.Data));
    }

    private static void Write(string title, IReadOnlyList<MethodEntry> entries, TextWriter output)
    {
        output.WriteLine(title);
        int name = entries.Max(entry => entry.Name.Length), summary = entries.Max(entry => entry.Summary.Length);
        foreach (MethodEntry entry in entries)
        {
            string padded = $"  {entry.Name.PadRight(name)}  {entry.Summary.PadRight(summary)}  {entry.Source}";
            output.WriteLine(padded.TrimEnd());
        }

        output.WriteLine();
    }
}
