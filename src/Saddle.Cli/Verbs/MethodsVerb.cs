using System.CommandLine;
using Saddle.Cli.Analysing;
using Saddle.Cli.Parsing;
using Saddle.Cli.Training;
using Saddle.Data;
using Saddle.Games.Library;
using Saddle.Settings;
using Saddle.Training.Options;

namespace Saddle.Cli.Verbs;

/// <summary>Lists what can be chosen by name, each with its source; of one name, what it reads.</summary>
internal sealed class MethodsVerb
{
    private const int Columns = 110;

    private readonly Argument<string?> _name = new("NAME")
    {
        Description = "A method, or anything else that is listed, to show what it reads",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> _markdown =
        Flag.Switch("--markdown", "Print all settings of everything as a document, docs/settings.md");

    private readonly Terminal _terminal;
    private readonly Vocabulary _vocabulary;

    private MethodsVerb(Terminal terminal, Vocabulary vocabulary) => (_terminal, _vocabulary) = (terminal, vocabulary);

    public static Command Create(Terminal terminal, Vocabulary vocabulary)
    {
        var verb = new MethodsVerb(terminal, vocabulary);
        var command = new Command("methods",
            "List methods, objectives, penalties, dynamics, optimisers, architectures, games and data, or what one "
                + "reads.")
        {
            verb._name, verb._markdown,
        };
        ExampleHelp.AddTo(command,
            "saddle methods                    all there is",
            "saddle methods wgan-gp            the settings of a method with their values",
            "saddle methods extragradient      the settings of a part");
        command.SetAction(verb.Run);
        return command;
    }

    /// <summary>What is listed.</summary>
    internal static IEnumerable<(string Title, IReadOnlyList<MethodEntry> Entries)> Sections(Vocabulary vocabulary)
    {
        yield return ("methods (--method)",
            [.. Method.In(vocabulary.Catalogues).Select(own => new MethodEntry(own.Name, own.Summary, own.Source))]);
        foreach (ICatalogue catalogue in vocabulary.Catalogues)
        {
            if (catalogue is not (Catalogue<Preset> or Catalogue<Recipe>))
            {
                yield return (TitleOf(catalogue, vocabulary), [.. catalogue.Parts.Select(MethodEntry.Of)]);
            }
        }

        yield return ("games (analyze)", [.. GameCatalogue.Parts.Parts.Select(MethodEntry.Of)]);
        yield return ("data (--data), besides files and folders",
            [.. MethodEntries.Of(DatasetCatalogue.Names, MethodEntries.Data)]);
    }

    private static string TitleOf(ICatalogue catalogue, Vocabulary vocabulary)
    {
        string title = SettingsDocument.TitleOf(catalogue).ToLowerInvariant();
        FlagEntry? flag = vocabulary.Flags.All.Where(flag => flag.Targets.Any(target =>
            target.Setting is ISlot slot && slot.PartsIn(vocabulary.Catalogues) == catalogue))
            .MinBy(flag => flag.Name.Length);
        return flag is null ? title : $"{title} ({flag.Text})";
    }

    private int Run(ParseResult parsed)
    {
        if (parsed.GetValue(_markdown))
        {
            _terminal.Out.Write(SettingsDocument.Of(_vocabulary.Catalogues));
        }
        else if (parsed.GetValue(_name) is { } name)
        {
            Show(name);
        }
        else
        {
            foreach ((string title, IReadOnlyList<MethodEntry> entries) in Sections(_vocabulary))
            {
                Write(title, entries);
            }
        }

        return ExitCode.Success;
    }

    private void Show(string name)
    {
        RequireKnown(name);
        (ICatalogue Catalogue, IPart Part)[] parts =
        [
            .. from catalogue in _vocabulary.Catalogues
               where catalogue is not (Catalogue<Preset> or Catalogue<Recipe>)
               from part in catalogue.Parts
               where part.Name == name
               select (catalogue, part),
        ];
        if (_vocabulary.Methods.Contains(name))
        {
            RunRequest request = new(name, _vocabulary.Catalogues) { Flags = _vocabulary.Flags };
            _terminal.Out.WriteLine(MethodText.Of(request.Resolve(request.OpenData()), _vocabulary, Columns));
        }

        foreach ((ICatalogue catalogue, IPart part) in parts)
        {
            _terminal.Out.WriteLine(MethodText.Of(part, catalogue, _vocabulary, Columns));
        }

        if (GameCatalogue.All.FirstOrDefault(game => game.Name == name) is { } known)
        {
            GameList.Write(known, _terminal.Out);
        }

        foreach (MethodEntry data in MethodEntries.Of(DatasetCatalogue.Names, MethodEntries.Data)
            .Where(data => data.Name == name))
        {
            _terminal.Out.WriteLine($"{data.Name}, data: {data.Summary}\nSource: {data.Source}\n\n"
                + $"See 'saddle data {data.Name}'.");
        }
    }

    private void RequireKnown(string name)
    {
        string[] all =
        [
            .. _vocabulary.Methods.Concat(_vocabulary.Catalogues.SelectMany(catalogue => catalogue.Names))
                .Concat(GameCatalogue.Parts.Names).Concat(DatasetCatalogue.Names).Distinct(),
        ];
        if (!all.Contains(name))
        {
            throw new UsageException($"methods: nothing is called '{name}'. {NearestNames.Sentence(name, all)} "
                + "See 'saddle methods' for all there is.");
        }
    }

    private void Write(string title, IReadOnlyList<MethodEntry> entries)
    {
        _terminal.Out.WriteLine(title);
        int name = entries.Max(entry => entry.Name.Length), summary = entries.Max(entry => entry.Summary.Length);
        foreach (MethodEntry entry in entries)
        {
            string padded = $"  {entry.Name.PadRight(name)}  {entry.Summary.PadRight(summary)}  {entry.Source}";
            _terminal.Out.WriteLine(padded.TrimEnd());
        }

        _terminal.Out.WriteLine();
    }
}
