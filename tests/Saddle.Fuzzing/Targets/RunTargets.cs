using Saddle.Data;
using Saddle.Gans;
using Saddle.Nn;
using Saddle.Settings;
using Saddle.Training;
using Saddle.Training.Options;
using Saddle.Training.Runs;

namespace Saddle.Fuzzing.Targets;

/// <summary>Readers of what a run's folder holds.</summary>
internal static class RunTargets
{
    private static readonly Lazy<string[]> s_options = new(() =>
    [
        .. from method in Method.In(BuiltIn.Catalogues)
           from data in new[] { "digits", "ring8" }
           where data == "digits" || method.Name != "classifier"
           let request = new RunRequest(method.Name, BuiltIn.Catalogues) { Values = [("data.source", data)] }
           select request.Resolve(DatasetCatalogue.Open(data)).ToJson(),
    ]);

    public static IReadOnlyList<Target> All { get; } =
    [
        new("options", typeof(ConfigurationException), Inputs.Texts(s_options.Value), Inputs.Texts(Tokens), input =>
            _ = RunOptions.FromJson(Inputs.Text(input), BuiltIn.Catalogues).Settings),
        new("snapshot", typeof(RunException), [Snapshot()], Inputs.Texts(Tokens), Inputs.ByFile(
            "snapshot-000001.safetensors", path => Training.Runs.Snapshot.Read(path))),
        new("lines", null, Inputs.Texts("{\"step\":1,\"critic\":0.5}\n{\"step\":2,\"critic\":\"NaN\"}\n"),
            Inputs.Texts(Tokens), Inputs.ByFile("stats.jsonl", path =>
            {
                JsonLines.Has(path, 1);
                JsonLines.Rewind(RunFiles.Disk, path, 1);
            })),
        new("outcome", null, Inputs.Texts("""{"outcome":"diverged","step":3,"report":"why"}"""), Inputs.Texts(Tokens),
            input => RunOutcome.FromJson(Inputs.Text(input))),
    ];

    private static string[] Tokens =>
    [
        "{", "}", "[", "]", ",", ":", "\"", "null", "true", "\"step\":1,", "\"name\":\"wgan\",", "\\ud800", "\\",
        "\"\\ud800\":1,", "\"outcome\":\"open\",", "\"method\":\"gan\",", "\"found\":{},", "\n", "-1", "1e400", "0.5",
        "{\"name\":\"classifier\"}", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    ];

    private static byte[] Snapshot()
    {
        string path = Inputs.PathOf("sound", "snapshot");
        var tensors = new ParameterSet(
            [("counters.steps", Tensor.Of(1L, 5L)), ("critic.0.weight", Tensor.Zeros([2, 2]))]);
        new Snapshot(s_options.Value[0], tensors).Write(path);
        return File.ReadAllBytes(path);
    }
}
