using System.Text.Json.Nodes;
using Saddle.Data;
using Saddle.Gans.Training;
using Saddle.Settings;
using Saddle.Training.Options;
using Saddle.Training.Tests.Options;
using Xunit;

namespace Saddle.Gans.Tests.Training;

public sealed class RunOptionsTests
{
    private static readonly string s_json = Toys.Ring.ToJson();

    /// <summary>Members of the text, by path; those of lists are not told apart.</summary>
    public static TheoryData<string> Members => [.. Paths(JsonNode.Parse(s_json)!.AsObject(), "")];

    private static IEnumerable<string> Paths(JsonObject json, string path) => json.SelectMany(member =>
    {
        string own = path.Length == 0 ? member.Key : $"{path}.{member.Key}";
        return member.Value is JsonObject inner ? Paths(inner, own).Prepend(own) : [own];
    });

    private static RunOptions Read(string json) => RunOptions.FromJson(json, BuiltIn.Catalogues);

    private static string Refusal(string json) =>
        Assert.Throws<ConfigurationException>(() => Read(json)).Message;

    // The text with the object at a path changed, and the last piece of the path.
    private static string Changed(string path, Action<JsonObject, string> change)
    {
        JsonObject root = JsonNode.Parse(s_json)!.AsObject();
        string[] pieces = path.Split('.');
        change(pieces[..^1].Aggregate(root, (json, piece) => json[piece]!.AsObject()), pieces[^1]);
        return root.ToJsonString();
    }

    [Fact]
    public void Json_round_trip_keeps_every_option()
    {
        RunOptions options = Toys.RingBy("wgan").With(
            ("seed", long.MaxValue.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("run.steps", "7"));
        RunOptions read = Read(options.ToJson());
        Assert.Equal(options, read);
        Assert.Equal(options.ToJson(), read.ToJson());
        Assert.Equal((long.MaxValue, 7L), (read.Settings.Learner.Seed, read.Settings.Plan.Steps));
    }

    [Fact]
    public void How_images_are_fitted_may_be_missing_as_older_runs_have_it()
    {
        JsonObject data = JsonNode.Parse(s_json)!["data"]!.AsObject();
        Assert.Equal((false, false), (data.ContainsKey("fit"), data.ContainsKey("background")));
        DataSettings read = Read(s_json).Settings.Data;
        Assert.Equal((Fit.Cover, (Rgb?)null), (read.Fit, read.Background));
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void A_member_left_out_is_refused_by_name(string path)
    {
        string message = Refusal(Changed(path, (json, name) => json.Remove(name)));
        Assert.StartsWith(
            path is "version" or "method" ? $"options: '{path}' must be a text. It is missing or something else. "
            : path is "found" ? "options: 'found' must be an object. It is missing or something else. "
            : $"{Inner(path)} is missing. It takes ",
            message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void A_member_of_another_kind_is_refused_by_name(string path)
    {
        string message = Refusal(Changed(path, (json, name) => json[name] = new JsonArray(new JsonObject())));
        Assert.StartsWith(
            path is "version" or "method" ? $"options: '{path}' must be a text. It is missing or something else. "
            : path is "found" ? "options: 'found' must be an object. It is missing or something else. "
            : $"{Inner(path)} takes ",
            message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void A_member_that_is_there_twice_is_refused_by_name(string path)
    {
        string name = path.Split('.')[^1];
        string marked = Changed(path, (json, own) =>
        {
            JsonNode? value = json[own]?.DeepClone();
            json["twice"] = value;
        });
        string message = Refusal(marked.Replace("\"twice\":", $"\"{name}\":", StringComparison.Ordinal));
        Assert.StartsWith($"options: '{path}' is there twice. Got ", message, StringComparison.Ordinal);
        Assert.EndsWith(" Keep one.", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense", "run: 'run' has no setting 'nonsense'. Got 1. It has ")]
    [InlineData("name", "options: 'name' is no option. Got 1. Leave it out.")]
    [InlineData("penalty.nonsense", "penalty: 'gradient-penalty' has no setting 'nonsense'. Got 1. It has weight and "
        + "one-sided. Leave it out.")]
    [InlineData("penalty.bound", "penalty: 'gradient-penalty' has no setting 'bound'. Got 1. It has weight and "
        + "one-sided. 'bound' is read by clipping. Leave it out, or choose another penalty.")]
    [InlineData("critic.nonsense", "critic: there is no setting 'nonsense'. Got 1. It has optimiser, rate and "
        + "schedule. Leave it out.")]
    [InlineData("critic.optimiser.momentum", "critic.optimiser: 'adam' has no setting 'momentum'. Got 1. It has beta1, "
        + "beta2, epsilon and weight-decay. 'momentum' is read by rmsprop and sgd. Leave it out, or choose another "
        + "optimiser.")]
    [InlineData("run.nonsense", "run: there is no setting 'nonsense'. Got 1. It has steps, threads, snapshot-every, "
        + "keep-snapshots, report-every and finite-checks. Leave it out.")]
    [InlineData("data.nonsense", "data: there is no setting 'nonsense'. Got 1. It has source, resize, pad, fit, "
        + "background, limit, validation, balanced, mirror, crop-margin, colour-jitter, format, dataset, strict, "
        + "cache and skip-damaged. Leave it out.")]
    [InlineData("found.nonsense", "found: 'found' has no setting 'nonsense'. Got 1. It has hash, shape and classes. "
        + "Leave it out.")]
    public void A_member_that_nobody_reads_is_refused_by_name(string path, string message) => Assert.StartsWith(
        message, Refusal(Changed(path, (json, name) => json[name] = 1)), StringComparison.Ordinal);

    [Theory]
    [InlineData("{", "options: the JSON cannot be read. It is broken on line 1. Restore the file as it was written.")]
    [InlineData("null", "options: the JSON must be one object. Got null. Restore the file as it was written.")]
    [InlineData("[]", "options: the JSON must be one object. Got []. Restore the file as it was written.")]
    [InlineData("{\"batch\": 1, \"batch\": 2}", "options: 'batch' is there twice. Got 1 and 2. Keep one.")]
    [InlineData("{}", "options: 'version' must be a text. It is missing or something else. Restore the file as the run "
        + "wrote it.")]
    public void Damaged_json_is_refused(string json, string message) => Assert.Equal(message, Refusal(json));

    [Fact]
    public void Differences_name_what_decides_the_result_only()
    {
        RunOptions other = Toys.Ring.With(
            ("batch", "32"), ("run.steps", "99"), ("run.threads", "3"), ("run.snapshot-every", "5"),
            ("metrics", "modes"), ("critic.rate", "0.5")) with
        { Version = "9.9.9", Method = "mine" };
        Assert.Equal(["critic.rate: 0.001 → 0.5", "batch: 16 → 32"], Toys.Ring.Differences(other));
        DataFacts found = Toys.Ring.Found with { Shape = [3], Classes = ClassShares.Equal(2) };
        Assert.Equal(["found.classes: 8 → 2", "found.shape: 2 → 3"],
            Toys.Ring.Differences(Toys.Ring with { Found = found }).Order());
    }

    [Fact]
    public void How_often_classes_occur_is_written_and_told_apart_by_the_hash_alone()
    {
        RunOptions counted = Toys.Ring with
        {
            Found = Toys.Ring.Found with { Classes = new ClassShares([1, 2, 0, 4, 5, 6, 7, 8]) },
        };
        var read = RunOptions.FromJson(counted.ToJson(), BuiltIn.Catalogues);
        Assert.Equal(counted.Found.Classes, read.Found.Classes);
        Assert.Equal(counted.ToJson(), read.ToJson());
        Assert.Empty(Toys.Ring.Differences(read));
        Assert.Contains("\"classes\": 8\n", Toys.Ring.ToJson(), StringComparison.Ordinal);
        Assert.Equal(ClassShares.Equal(8), RunOptions.FromJson(Toys.Ring.ToJson(), BuiltIn.Catalogues).Found.Classes);
    }

    [Theory]
    [InlineData("-1", 2)]
    [InlineData("\"one\", 1, 1", 4)]
    [InlineData("2147483647, 1, 1", 4)]
    public void Counts_of_classes_that_cannot_be_are_refused(string counts, int length) => Assert.Equal(
        "classes takes how many examples each class has. "
            + $"Got a list of {length}, not all of which are such counts. Restore it as it was written.",
        Refusal(s_json.Replace("\"classes\": 8", $"\"classes\": [1, {counts}]", StringComparison.Ordinal)));

    [Fact]
    public void Equal_options_have_no_differences() =>
        Assert.Empty(Toys.RingBy("wgan-gp").Differences(Toys.RingBy("wgan-gp")));

    public static TheoryData<string, string, string> Refused => new()
    {
        {
            "dynamics=consensus dynamics.weight", "-1",
            "takes a number of 0 or more. Got '-1'. Write for example dynamics.weight=0.5."
        },
        {
            "dynamics=proximal dynamics.iterations", "1001",
            "takes a whole number from 1 to 1000. Got '1001'. Write for example dynamics.iterations=1."
        },
        {
            "dynamics=heavy-ball dynamics.momentum", "-1.5",
            "takes a number between -1 and 1. Got '-1.5'. Write for example dynamics.momentum=0.5."
        },
        { "batch", "0", "takes a whole number from 1 to 65536. Got '0'. Write for example batch=1." },
        { "run.steps", "-5", "takes a whole number of 0 or more. Got '-5'. Write for example run.steps=1." },
        { "critic.rate", "-0.0001", "takes a number above 0. Got '-0.0001'. Write for example critic.rate=0.5." },
        { "generator.rate", "NaN", "takes a number above 0. Got 'NaN'. Write for example generator.rate=0.5." },
        { "penalty.weight", "-1", "takes a number of 0 or more. Got '-1'. Write for example penalty.weight=0.5." },
        {
            "penalty=simple penalty.anchor", "NaN",
            "takes values with commas, each a finite number. Got 'NaN'. Write for example penalty.anchor=0.5,0.5."
        },
        {
            "instance-noise.deviation", "Infinity",
            "takes a number of 0 or more. Got 'Infinity'. Write for example instance-noise.deviation=0.5."
        },
        {
            "instance-noise.steps", "-1",
            "takes a whole number of 0 or more, or run. Got '-1'. Write for example instance-noise.steps=1."
        },
        { "average-decay", "1", "takes a number from 0 to below 1. Got '1'. Write for example average-decay=0.5." },
        {
            "architecture.width", "1073741824",
            "takes a whole number from 1 to 65536. Got '1073741824'. Write for example architecture.width=1."
        },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Options_out_of_range_are_refused(string path, string text, string message)
    {
        string[] pieces = path.Split(' ', '=');
        RunOptions options = pieces.Length > 1 ? Toys.Ring.With(pieces[0], pieces[1]) : Toys.Ring;
        var error = Assert.Throws<ConfigurationException>(() => options.With(pieces[^1], text));
        Assert.Equal($"{pieces[^1]} {message}", error.Message);
    }

    [Fact]
    public void An_unknown_part_is_refused_with_the_nearest_names() => Assert.Equal(
        "objective: there is no 'wasserstain'. The nearest names are 'wasserstein', 'hinge', 'least-squares'. "
            + "Use one of wasserstein, non-saturating, minimax, least-squares, hinge.",
        Assert.Throws<ConfigurationException>(() => Toys.Ring.With("objective", "wasserstain")).Message);

    [Theory]
    [InlineData("[0]")]
    [InlineData("[1, -8, 8]")]
    [InlineData("[1, 1, 8, 8]")]
    [InlineData("[]")]
    public void Shapes_out_of_range_are_refused(string shape) => Assert.StartsWith(
        "shape takes 1 to 3 values with commas, each a whole number ",
        Refusal(Changed("found.shape", (json, name) => json[name] = JsonNode.Parse(shape))), StringComparison.Ordinal);

    [Fact]
    public void An_anchor_that_is_no_example_is_refused()
    {
        RunOptions options = Toys.Ring.With(
            ("penalty", "simple"), ("penalty.measure", "anchor"), ("penalty.anchor", "1,2.5,-3,4,5"));
        Assert.Equal("penalty: an anchor must fit one example. Got 5 numbers for 2 coordinates. Give one number, or "
            + "one per coordinate.", Assert.Throws<ShapeException>(() => Toys.Learner(options)).Message);
    }

    [Fact]
    public void A_batch_normalised_critic_is_refused_under_a_gradient_penalty()
    {
        RunOptions options = Toys.Digits.With("architecture.critic-normalisation", "batch");
        var error = Assert.Throws<ConfigurationException>(() => options.Formulation().Game(batch: 1));
        Assert.Equal(
            "GradientPenalty: the critic mixes the examples of a batch, so a gradient per example has no meaning. "
                + "Layers that mix: 3. Use layer normalisation in the critic, or none.", error.Message);
    }

    [Theory]
    [InlineData(0, 100)]
    [InlineData(24, 100)]
    [InlineData(25, 5)]
    [InlineData(500, 100)]
    [InlineData(501, 5)]
    public void The_head_start_gives_the_critic_100_updates(long generatorUpdates, int expected) =>
        Assert.Equal(expected, new CriticSchedule(5, HeadStart: true).At(generatorUpdates));

    // What data turned out to be is told by the names within.
    private static string Inner(string path) =>
        path.StartsWith("found.", StringComparison.Ordinal) ? path["found.".Length..] : path;
}
