using System.Globalization;
using Saddle.Games;
using Saddle.Games.Motions;
using Saddle.Nn;
using Saddle.Nn.Formats;

namespace Saddle.Gans.Training;

/// <summary>Everything needed to go on with a run, in one safetensors file.</summary>
/// <param name="Configuration">The run's options.</param>
/// <param name="GeneratorUpdates">Steps of the dynamics, each of which moves the generator.</param>
/// <param name="CriticUpdates">Updates the critic has had.</param>
/// <param name="Tensors">
/// <c>generator.…</c>, <c>critic.…</c> (parameters and running statistics), <c>generator_average.…</c>, the optimisers'
/// <c>generator_optimiser.…</c>, <c>critic_optimiser.…</c>, and what the dynamics remember, <c>dynamics.…</c>.
/// </param>
public sealed record Snapshot(
    GanConfiguration Configuration, long GeneratorUpdates, long CriticUpdates, ParameterSet Tensors)
{
    private const string Format = "saddle-gan-1";

    /// <summary>
    /// Batches used, which is the data's next step; one per critic update unless the dynamics look at more.
    /// </summary>
    public long DataStep { get; init; } = CriticUpdates;

    /// <summary>
    /// Draws of random numbers without a batch; one per generator update unless its dynamics read data.
    /// </summary>
    public long NoiseStep { get; init; } = GeneratorUpdates;

    /// <summary>
    /// Writes the file under a temporary name, flushes and renames it: it is there whole or not at all.
    /// </summary>
    /// <param name="path">The file; replaced where it exists.</param>
    /// <exception cref="RunException">The disk is full or the folder cannot be written to.</exception>
    public void Write(string path)
    {
        Dictionary<string, string> metadata = new(StringComparer.Ordinal)
        {
            ["format"] = Format,
            ["configuration"] = GanConfigurationJson.ToJson(Configuration),
            ["generator_updates"] = GeneratorUpdates.ToString(CultureInfo.InvariantCulture),
            ["critic_updates"] = CriticUpdates.ToString(CultureInfo.InvariantCulture),
            ["data_step"] = DataStep.ToString(CultureInfo.InvariantCulture),
            ["noise_step"] = NoiseStep.ToString(CultureInfo.InvariantCulture),
            ["seed"] = Configuration.Seed.ToString(CultureInfo.InvariantCulture),
        };
        RunFile.Write(path, stream => SafetensorsWriter.Write(stream, Tensors, metadata));
    }

    /// <summary>Reads a file that <see cref="Write"/> made.</summary>
    /// <exception cref="RunException">The file cannot be read, is damaged, or is no snapshot.</exception>
    /// <exception cref="ConfigurationException">Its options are damaged.</exception>
    public static Snapshot Read(string path)
    {
        TensorFile file = ReadTensors(path);
        if (!file.Metadata.TryGetValue("format", out string? format) || format != Format)
        {
            throw new RunException(
                $"snapshot: this file is no snapshot. {path} has the format '{format ?? "none"}', not '{Format}'. "
                    + "Name a snapshot file of a run.");
        }

        return new Snapshot(
            GanConfigurationJson.FromJson(Entry(path, file, "configuration")),
            Number(path, file, "generator_updates"),
            Number(path, file, "critic_updates"),
            file.Tensors)
        {
            DataStep = Number(path, file, "data_step"),
            NoiseStep = Number(
                path, file, file.Metadata.ContainsKey("noise_step") ? "noise_step" : "generator_updates"),
        };
    }

    /// <summary>The generator to use: its running average where one was kept, else the dynamics' solution.</summary>
    /// <param name="model">The networks of <see cref="Configuration"/>.</param>
    /// <exception cref="RunException">A tensor is missing or has another shape.</exception>
    /// <exception cref="ConfigurationException">The options name no method.</exception>
    public ParameterSet GeneratorValues(GanModel model)
    {
        ParameterSet average = Tensors.Under("generator_average");
        ParameterSpec[] specs = [.. model.Generator.Parameters, .. model.Generator.Statistics];
        try
        {
            IReadOnlyList<Tensor> values = average.Count > 0 ? average.Select(specs) : Solution(model);
            return new ParameterSet(specs.Select(spec => spec.Name).Zip(values));
        }
        catch (Exception problem) when (problem is ArgumentException or ShapeException)
        {
            throw new RunException(
                $"snapshot: the generator does not fit its options. {problem.Message} Use a file that a run wrote.",
                problem);
        }
    }

    private IReadOnlyList<Tensor> Solution(GanModel model)
    {
        GanMethod method = GanBuilder.Method(Configuration);
        Game game = GanGame.Of(model, method);
        Point at = game.Point([.. game.Parameters.Select(parameter => Tensors[parameter.Name])]);
        Tensor[] memory = [.. method.Dynamics.Memory(game).Select(kept => Tensors[$"dynamics.{kept.Name}"])];
        Point solution = method.Dynamics.Solution(new Motion(at, Rule: [], memory));
        return [.. solution.Of(GanGame.Generator), .. Tensors.Under("generator").Select(model.Generator.Statistics)];
    }

    private static TensorFile ReadTensors(string path)
    {
        try
        {
            return SafetensorsReader.Read(path);
        }
        catch (DataException problem)
        {
            throw new RunException($"snapshot: the file cannot be used. {problem.Message} Delete it to go on from the "
                + "snapshot before.", problem);
        }
    }

    private static string Entry(string path, TensorFile file, string name) =>
        file.Metadata.TryGetValue(name, out string? text) ? text : throw new RunException(
            $"snapshot: an entry is missing. {path} has no '{name}'. Delete it to go on from the snapshot before.");

    private static long Number(string path, TensorFile file, string name) =>
        long.TryParse(Entry(path, file, name), NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? number
            : throw new RunException(
                $"snapshot: a counter is damaged. {path} has '{name}' = '{Entry(path, file, name)}'. "
                    + "Delete it to go on from the snapshot before.");
}
