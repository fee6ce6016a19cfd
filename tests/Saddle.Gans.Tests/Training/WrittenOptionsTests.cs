using Saddle.Data;
using Saddle.Gans.Training;
using Saddle.Settings;
using Saddle.Training.Classifiers;
using Saddle.Training.Learners;
using Saddle.Training.Options;
using Saddle.Training.Tests.Options;
using Xunit;

namespace Saddle.Gans.Tests.Training;

/// <summary>Options that earlier versions wrote are read by this one, so that their runs can be resumed.</summary>
/// <remarks>
/// The files in <c>Written</c> are as the version in their names wrote them, and are never changed. Where reading one
/// fails, people can no longer resume, generate from or compare what they have trained. Then either keep the setting's
/// name, range and place; or teach reading what to put where the setting is missing or has its former name; or, where
/// neither is meant, raise the format of snapshots, so that their refusal names the version to use, say so in the
/// changelog, and replace the file by one of the new version. Add a file for each version that writes another text.
/// </remarks>
public sealed class WrittenOptionsTests
{
    private static readonly (string, string)[] s_adversarial =
    [
        ("data.resize", "16"), ("data.limit", "500"), ("data.validation", "20"), ("conditional", "true"),
        ("penalty", "simple"), ("penalty.measure", "real,mid:0.5"), ("instance-noise.deviation", "0.1"),
        ("dynamics.inner", "lookahead"), ("critic.schedule", "warm-up"), ("critic.schedule.then", "cosine"),
        ("generator.optimiser", "adam"), ("generator.schedule", "linear"), ("metrics", "recall,precision"),
        ("seed", "7"),
    ];

    private static string Written(string name)
    {
        using Stream stream = typeof(WrittenOptionsTests).Assembly.GetManifestResourceStream($"Written/{name}.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().TrimEnd();
    }

    private static RunOptions Read(string name)
    {
        string written = Written(name);
        var options = RunOptions.FromJson(written, BuiltIn.Catalogues);
        Assert.Equal(written, options.ToJson());
        Dataset data = options.Settings.Data.Open();
        RunOptions here = options with { Found = options.Found with { Hash = data.Hash } };
        using Learner learner = TrainingRun.Learner(here, data);
        Assert.NotEmpty(learner.State);
        return options;
    }

    // What this version makes of the same request.
    private static RunOptions Present(string method, params (string, string)[] values)
    {
        RunRequest request = new(method, BuiltIn.Catalogues) { Values = values };
        return request.Resolve(request.OpenData());
    }

    [Fact]
    public void Version_0_1_0_adversarial()
    {
        RunOptions options = Read("0.1.0-adversarial");
        Assert.Equal(("0.1.0", "consensus"), (options.Version, options.Method));
        Assert.IsType<AdversarialRecipe>(options.Settings.Recipe);
        Assert.Equal(
            ("16", "dcgan", "10", "real,mid:0.5", "lookahead", "5000", "0.9", "recall,precision"),
            (options.At("data.resize"), options.At("architecture"), options.At("dynamics.weight"),
                options.At("penalty.measure"), options.At("dynamics.inner"),
                options.At("critic.schedule.then.steps"), options.At("generator.optimiser.beta2"),
                options.At("metrics")));
        RunOptions present = Present("consensus", s_adversarial);
        Assert.Empty((options with { Found = present.Found }).Differences(present));

        // Pictures were resized by another rule, so that these data are no longer there.
        Assert.Throws<ConfigurationException>(() => options.OpenData());
    }

    [Fact]
    public void Version_0_1_0_classifier()
    {
        RunOptions options = Read("0.1.0-classifier");
        Assert.Equal(("0.1.0", "classifier"), (options.Version, options.Method));
        Assert.IsType<ClassifierRecipe>(options.Settings.Recipe);
        Assert.Equal(("8", "597", "1000", "0.005"), (options.At("width"), options.At("data.validation"),
            options.At("schedule.steps"), options.At("rate")));
        Assert.Equal(options.Found.Hash, options.OpenData().Hash);
        Assert.Empty(options.Differences(Present("classifier", ("width", "8"))));
    }
}
