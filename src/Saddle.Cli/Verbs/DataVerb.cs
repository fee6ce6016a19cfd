using System.CommandLine;
using Saddle.Cli.Parsing;
using Saddle.Cli.Progress;
using Saddle.Data;
using Saddle.Training.Options;

namespace Saddle.Cli.Verbs;

/// <summary>Shows what a data set holds before anything is trained on it.</summary>
internal static class DataVerb
{
    public static Command Create(Terminal terminal, Vocabulary vocabulary)
    {
        var flags = new DataFlags();
        var name = new Argument<string?>("NAME|PATH")
        {
            Description = "A built-in set, a file or a folder; the same as --data",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<bool> test = Flag.Switch(
            "--test", "Look at the test images that lie beside the others, or in a folder called test");
        Option<string?> sheet = Flag.Text(
            "--sheet", "FILE", "Where to write the contact sheet [default: NAME-sheet.png]");
        Option<bool> none = Flag.Switch("--no-sheet", "Write no contact sheet");
        var command = new Command("data",
            "Inspect data: counts, sizes, labels, a contact sheet, every bad file, and what mends each fault.")
        {
            name, test, sheet, none,
        };
        flags.AddTo(command);
        ExampleHelp.AddTo(command,
            "saddle data                          the embedded digits",
            "saddle data ring8 --sheet ring.png",
            "saddle data photos --resize 64       a folder of pictures, one subfolder per class",
            "saddle data mnist --test --pad 32    a folder of IDX files");
        command.SetAction(parsed =>
        {
            RequireOneName(parsed.GetValue(name), parsed.GetValue(flags.Data));
            RequireSheet(parsed, sheet, none);
            DataSettings asked = flags.Read(parsed);
            asked = asked with { Source = parsed.GetValue(name) ?? asked.Source };
            Dataset data = OpeningView.Open(
                terminal, progress => asked.Open(test: parsed.GetValue(test), progress: progress));
            asked.RequireShown(data);
            string? place = parsed.GetValue(none) ? null : parsed.GetValue(sheet) ?? data.Name + "-sheet.png";
            Pictures.RequireOwn("data", place);
            RunRequest usual = new(vocabulary.Methods[0], vocabulary.Catalogues);
            DatasetReport report = OpeningView.Watch(
                terminal, progress => DatasetReport.Of(data, asked.How with { Progress = progress }));
            Show(report, asked is { Resize: null, Pad: null } ? usual.FitOf(data) : null, place, terminal);
            return ExitCode.Success;
        });
        return command;
    }

    private static void RequireOneName(string? first, string? second)
    {
        if (first is not null && second is not null)
        {
            throw new UsageException(
                $"data: the data are named twice. Got '{first}' and --data '{second}'. Name them once.");
        }
    }

    private static void RequireSheet(ParseResult parsed, Option sheet, Option none)
    {
        if (Flag.IsGiven(parsed, sheet) && Flag.IsGiven(parsed, none))
        {
            throw new UsageException("data: --sheet says where the contact sheet goes. Got --no-sheet as well, which "
                + "writes none. Leave one of them out.");
        }
    }

    private static void Show(DatasetReport report, SquareFit? fit, string? sheet, Terminal terminal)
    {
        terminal.Out.Write(report.ToString());
        if (fit is not null)
        {
            terminal.Out.WriteLine($"to train, {FittedImages.Told(fit)}");
        }

        if (sheet is not null)
        {
            terminal.Out.WriteLine($"contact sheet: {Pictures.Write(report.ContactSheet(), sheet)}");
        }
    }
}
