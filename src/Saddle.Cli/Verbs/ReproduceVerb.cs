using System.CommandLine;
using System.Globalization;
using Saddle.Cli.Parsing;
using Saddle.Reproductions;

namespace Saddle.Cli.Verbs;

/// <summary>Measures a published system again and compares.</summary>
internal static class ReproduceVerb
{
    public static Command Create(Terminal terminal)
    {
        var id = new Argument<string?>("ID")
        {
            Description = "Which system: "
                + string.Join(", ", Reproduction.All.Select(entry => $"{entry.Id} ({entry.Title})")),
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<bool> full = Flag.Switch("--full", "The paper's own sizes: hours instead of minutes");
        Option<string?> only = Flag.Text("--only", "NUMBERS", "Run these experiments only, with commas");
        Option<long?> threads =
            Flag.Whole("--threads", "Worker threads [default: one per processor]", least: 0, most: 1024);
        var command = new Command("reproduce",
            "Measure a published system again, beside its published numbers; exit code 1 where a criterion fails.")
        {
            id, full, only, threads,
        };
        ExampleHelp.AddTo(command,
            "saddle reproduce                 what can be reproduced",
            "saddle reproduce 06              all checks of WGAN-GP, in minutes",
            "saddle reproduce 03 --only 1,2   two of them");
        command.SetAction(parsed => parsed.GetValue(id) is { } wanted
            ? Run(Reproduction.Named(wanted), parsed.GetValue(full), Numbers(parsed.GetValue(only)),
                (int)(parsed.GetValue(threads) ?? 0), terminal)
            : List(Flag.FirstGiven(parsed, full, only, threads), terminal.Out));
        return command;
    }

    private static int Run(Reproduction wanted, bool full, int[]? only, int threads, Terminal terminal)
    {
        RequireExperiments(wanted, only);
        terminal.Out.WriteLine($"{wanted.Id} {wanted.Title}: {wanted.Source}");
        PublishedTable table = wanted.Run(new Lines(terminal.Out), full, only, threads, terminal.AwaitInterrupt());
        terminal.Out.WriteLine();
        terminal.Out.Write(table.ToString());
        terminal.Out.WriteLine(table.Holds ? "every criterion holds." : "a criterion does not hold.");
        return table.Holds ? ExitCode.Success : ExitCode.Failure;
    }

    private static int List(Option? lost, TextWriter output)
    {
        if (lost is not null)
        {
            throw new UsageException(
                $"reproduce: {lost.Name} is for one system. No ID was given. Write for example saddle reproduce 06.");
        }

        foreach (Reproduction entry in Reproduction.All)
        {
            output.WriteLine($"{entry.Id} {entry.Title}: {entry.Source}");
            foreach (Experiment experiment in entry.Experiments)
            {
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"  {experiment.Number,2}  {experiment.Title}"));
            }
        }

        return ExitCode.Success;
    }

    private static int[]? Numbers(string? text)
    {
        string[]? parts = text?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts is [] ? throw NoNumber(text!) : parts?.Select(Number).ToArray();
    }

    private static int Number(string part) =>
        int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
        ? number
        : throw NoNumber(part);

    private static UsageException NoNumber(string text) => new(
        $"reproduce: --only takes numbers of experiments. Got '{text}'. Write for example --only 4,5.");

    private static void RequireExperiments(Reproduction wanted, int[]? only)
    {
        int[] known = [.. wanted.Experiments.Select(experiment => experiment.Number)];
        foreach (int number in only ?? [])
        {
            if (!known.Contains(number))
            {
                throw new UsageException(string.Create(CultureInfo.InvariantCulture,
                    $"reproduce: {wanted.Id} has no experiment {number}. ")
                    + $"It has {string.Join(", ", known)}. Use one of these.");
            }
        }
    }

    /// <summary>Writes each message as it comes; <see cref="Progress{T}"/> would do so later, on other
    /// threads.</summary>
    private sealed class Lines(TextWriter output) : IProgress<string>
    {
        public void Report(string value)
        {
            output.WriteLine(value);
            output.Flush();
        }
    }
}
