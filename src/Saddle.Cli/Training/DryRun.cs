using System.Globalization;
using Saddle.Gans;
using Saddle.Gans.Training;
using Saddle.Nn;
using Saddle.Training.Learners;

namespace Saddle.Cli.Training;

/// <summary>Shows what a run would be: its options, its networks, and what its updates cost.</summary>
internal static class DryRun
{
    public static int Show(RunRequest request, Terminal terminal)
    {
        GanConfiguration options = request.Configuration;
        Adversarial formulation = GanRun.Formulation(options);
        terminal.Out.WriteLine(GanConfigurationJson.ToJson(options));
        terminal.Out.WriteLine();
        Write("generator", formulation.GeneratorNetwork, terminal.Out);
        Write("critic", formulation.CriticNetwork, terminal.Out);
        using GameLearner learner = GanRun.Learner(options, request.Data.Training);
        terminal.Out.WriteLine(learner.Explain());
        terminal.Out.WriteLine("dry run: nothing was trained or written.");
        return ExitCode.Success;
    }

    /// <summary>Shows the shape and tensors of a network.</summary>
    public static void Write(string name, Network network, TextWriter output)
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
