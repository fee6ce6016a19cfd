using System.Globalization;
using Saddle.Data;
using Saddle.Nn;
using Saddle.Training;
using Saddle.Training.Learners;
using Saddle.Training.Options;

namespace Saddle.Cli.Training;

/// <summary>Shows what a run would be: its options, its networks, and what its updates cost.</summary>
internal static class DryRun
{
    public static int Show(RunOptions options, Dataset data, Terminal terminal)
    {
        RunSettings settings = options.Settings;
        RunData batches = settings.Recipe.Batches(settings, data);
        using Learner learner = settings.Recipe.Learner(settings, batches);
        settings.Recipe.Study(learner, settings, batches);
        terminal.Out.WriteLine(options.ToJson());
        terminal.Out.WriteLine();
        foreach (Role role in learner.Roles)
        {
            Write(role.Name, role.Network, terminal.Out);
        }

        terminal.Out.WriteLine(learner.Explain());
        terminal.Out.WriteLine("dry run: nothing was trained or written.");
        return ExitCode.Success;
    }

    private static void Write(string name, Network network, TextWriter output)
    {
        string counts = $"{Count(network.Parameters)} parameters, {Count(network.Statistics)} statistics";
        output.WriteLine($"{name}: to {network.Output}, {counts}");
        int widest = network.Parameters.Max(spec => spec.Name.Length);
        foreach (ParameterSpec spec in network.Parameters)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {spec.Name.PadRight(widest)}  {spec.Shape,-20}  {spec.Shape.Count,10:N0}"));
        }

        output.WriteLine();
    }

    private static string Count(IEnumerable<ParameterSpec> specs) =>
        specs.Sum(spec => spec.Shape.Count).ToString("N0", CultureInfo.InvariantCulture);
}
