using System.Text.Json;
using System.Text.Json.Nodes;
using Saddle.Data;
using Saddle.Nn;
using Saddle.Settings;
using Saddle.Training.Learners;
using Saddle.Training.Runs;

namespace Saddle.Training.Classifiers;

/// <summary>Starts and resumes runs of a classifier, and reads what they trained.</summary>
public static class ClassifierRun
{
    /// <summary>Starts a run.</summary>
    /// <param name="root">The folder of runs.</param>
    /// <param name="description">What the folder is called after its number.</param>
    /// <param name="options">A choice of <see cref="ClassifierSettings.Part"/>.</param>
    /// <param name="data">Labelled images.</param>
    /// <param name="progress">Told of reports and snapshots; null for nobody.</param>
    /// <exception cref="ConfigurationException">The data have no labels.</exception>
    /// <exception cref="RunException">The folder cannot be written to.</exception>
    public static Run Start(string root, string description, Choice<Classification> options, ImageDataset data,
        IProgress<RunEvent>? progress = null) =>
        Run.Start(root, description, Content(options, data), progress);

    /// <summary>Goes on from the newest snapshot, or from the start where there is none yet.</summary>
    /// <param name="path">The run's folder.</param>
    /// <param name="open">Opens the images that the run's own options say.</param>
    /// <param name="change">Changes options; only those of <see cref="Standing.Run"/> may differ. Null for
    /// none.</param>
    /// <param name="progress">Told of reports and snapshots; null for nobody.</param>
    /// <exception cref="ConfigurationException">Other options differ from the run's own.</exception>
    /// <exception cref="RunException">The folder or the snapshot cannot be used.</exception>
    public static Run Resume(string path, Func<Choice<Classification>, ImageDataset> open,
        Func<Choice<Classification>, Choice<Classification>>? change = null, IProgress<RunEvent>? progress = null)
    {
        RunFolder folder = RunFolder.Open(path);
        Choice<Classification> own = Options(folder.ReadOptions());
        Choice<Classification> options = change?.Invoke(own) ?? own;
        RequireSame(own, options, folder.OptionsPath);
        Snapshot? snapshot = folder.SnapshotSteps().Count > 0 ? Snapshot.Read(folder.LatestSnapshot()) : null;
        if (snapshot is not null)
        {
            RequireSame(Options(snapshot.Options), options, folder.LatestSnapshot());
        }

        return Run.Resume(folder, Content(options, open(options)), snapshot, progress);
    }

    /// <summary>The same options, ready to be trained.</summary>
    /// <inheritdoc cref="Start" path="/param"/>
    /// <exception cref="ConfigurationException">The data have no labels.</exception>
    public static GameLearner Learner(Choice<Classification> options, ImageDataset data) => new(
        options.Make(),
        ClassifierSettings.MovesOf(options),
        new BatchStream(data, unchecked((ulong)options.Get(ClassifierSettings.Seed)),
            new BatchOptions { Mirror = options.Get(ClassifierSettings.Mirror) }),
        ClassifierSettings.LearnerOf(options));

    /// <summary>Whether a run's options are those of a classifier.</summary>
    /// <param name="json">The text of <c>options.json</c>.</param>
    public static bool IsClassifier(string json)
    {
        try
        {
            return JsonNode.Parse(json) is JsonObject options && options["name"] is JsonValue name
                && name.TryGetValue(out string? text) && text == ClassifierSettings.Part.Name;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Reads a run's options.</summary>
    /// <param name="json">The text of <c>options.json</c>.</param>
    /// <exception cref="ConfigurationException">They are no options of a classifier.</exception>
    public static Choice<Classification> Options(string json) => Choice<Classification>.FromJson(
        JsonText.Read(json, ClassifierSettings.Part.Name), ClassifierSettings.Part, new Catalogues());

    /// <summary>The network for images like some.</summary>
    /// <exception cref="ConfigurationException">They have no labels.</exception>
    public static Network NetworkOf(Choice<Classification> options, ImageDataset like) =>
        options.Make().Roles(Examples.Of(new BatchStream(like, seed: 0)))[0].Network;

    /// <summary>The classifier of a snapshot.</summary>
    /// <param name="snapshot">What a run wrote.</param>
    /// <param name="like">Images like those it was trained on.</param>
    /// <exception cref="ConfigurationException">The images have no labels, or its options are no
    /// classifier's.</exception>
    /// <exception cref="RunException">The snapshot is not one of such images.</exception>
    public static Classifier Load(Snapshot snapshot, ImageDataset like)
    {
        Choice<Classification> options = Options(snapshot.Options);
        Network network = NetworkOf(options, like);
        ParameterSet stored = snapshot.Tensors.Under(Classification.Classifier);
        ParameterSpec[] specs = [.. network.Parameters, .. network.Statistics];
        try
        {
            var values = new ParameterSet(specs.Select(spec => spec.Name).Zip(stored.Select(specs)));
            return new Classifier(network, values, options.Get(ClassifierSettings.Threads));
        }
        catch (Exception problem) when (problem is ArgumentException or ShapeException)
        {
            throw new RunException(
                $"snapshot: the classifier does not fit the images of '{like.Name}'. {problem.Message} "
                    + "Use images of the run's size and classes.", problem);
        }
    }

    private static RunContent Content(Choice<Classification> options, ImageDataset data) => new(
        Learner(options, data), JsonText.Write(options.ToJson()).TrimEnd(), ClassifierSettings.PlanOf(options));

    private static void RequireSame(Choice<Classification> own, Choice<Classification> asked, string where)
    {
        IReadOnlyList<string> differences = own.Differences(asked, entry => entry.Standing != Standing.Run);
        if (differences.Count > 0)
        {
            throw new ConfigurationException(
                $"resume: settings differ from the run's own in {where}. {string.Join("; ", differences)}. "
                    + "Leave them out, or start a new run.");
        }
    }
}
