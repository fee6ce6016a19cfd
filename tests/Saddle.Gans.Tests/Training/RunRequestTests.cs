using Saddle.Data;
using Saddle.Data.Points;
using Saddle.Gans.Training;
using Saddle.Settings;
using Saddle.Training.Classifiers;
using Saddle.Training.Options;
using Saddle.Training.Tests.Options;
using Xunit;

namespace Saddle.Gans.Tests.Training;

/// <summary>What a method is on some data, and which of several values for one setting wins.</summary>
public sealed class RunRequestTests
{
    private static readonly Flags s_flags = new(RunSettings.Part(BuiltIn.Catalogues), BuiltIn.Catalogues);
    private static readonly Dataset s_points = new PointDataset(new Ring());
    private static readonly ImageDataset s_digits = Saddle.Data.Digits.Load();

    private static RunOptions Resolve(string method, Dataset data, params (string Path, string Text)[] values) =>
        new RunRequest(method, BuiltIn.Catalogues) { Flags = s_flags, Values = values }.Resolve(data);

    // As a command line asks for it: "--penalty r1 --width 8".
    private static RunOptions Asked(string method, Dataset data, string flags)
    {
        string[] words = flags.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new RunRequest(method, BuiltIn.Catalogues)
        {
            Flags = s_flags,
            Given = [.. words.Chunk(2).Select(pair => (pair[0][2..], pair[1]))],
        }.Resolve(data);
    }

    private static ImageDataset Images(int channels, int height, int width) => new(
        "images", channels, height, width, new byte[20 * channels * height * width], labels: null, classNames: []);

    public static TheoryData<string, string, string> Methods => new()
    {
        // On points, and on the digits of 8 pixels: rate, optimiser, penalty, critic steps.
        {
            "wgan-gp", "wasserstein 0.001 adam(0.5,0.9) gradient-penalty(0.1) 5 alternating",
            "wasserstein 0.0005 adam(0.5,0.9) gradient-penalty(10) 5 alternating"
        },
        {
            "wgan", "wasserstein 5E-05 rmsprop(0.99) clipping(0.01) 5 head-start alternating",
            "wasserstein 5E-05 rmsprop(0.99) clipping(0.01) 5 head-start alternating batch normal"
        },
        {
            "wgan-sgp", "wasserstein 0.001 adam(0.5,0.9) simple(1,mid) 5 alternating",
            "wasserstein 0.0005 adam(0.5,0.9) simple(20,mid) 5 alternating"
        },
        {
            "gan", "non-saturating 0.001 adam(0.5,0.999) none 1 alternating",
            "non-saturating 0.0002 adam(0.5,0.999) none 1 alternating"
        },
        {
            "minimax", "minimax 0.001 adam(0.5,0.999) none 1 alternating",
            "minimax 0.0002 adam(0.5,0.999) none 1 alternating"
        },
        {
            "lsgan", "least-squares 0.001 adam(0.5,0.999) none 1 alternating",
            "least-squares 0.0002 adam(0.5,0.999) none 1 alternating"
        },
        {
            "hinge", "hinge 0.001 adam(0.5,0.999) none 1 alternating",
            "hinge 0.0002 adam(0.5,0.999) none 1 alternating"
        },
        {
            "gan-r1", "non-saturating 0.001 adam(0.5,0.999) r1(10) 1 alternating",
            "non-saturating 0.0002 adam(0.5,0.999) r1(10) 1 alternating"
        },
        {
            "gan-r2", "non-saturating 0.001 adam(0.5,0.999) r2(10) 1 alternating",
            "non-saturating 0.0002 adam(0.5,0.999) r2(10) 1 alternating"
        },
        {
            "consensus", "non-saturating 0.001 rmsprop(0.9) none 1 consensus(10) around simultaneous",
            "non-saturating 0.0001 rmsprop(0.9) none 1 consensus(10) around simultaneous"
        },
        {
            "sga", "non-saturating 0.001 rmsprop(0.9) none 1 sga(1) around simultaneous",
            "non-saturating 0.0001 rmsprop(0.9) none 1 sga(1) around simultaneous"
        },
        {
            "gradient-regularised", "minimax 0.001 adam(0.5,0.999) none 1 gradient-norm(0.5) around alternating",
            "minimax 0.0001 adam(0.5,0.999) none 1 gradient-norm(0.5) around alternating"
        },
    };

    [Theory]
    [MemberData(nameof(Methods))]
    public void Every_method_has_its_published_values_or_those_that_fit(string method, string points, string digits)
    {
        Assert.Equal(points, Told(Resolve(method, s_points)));
        Assert.Equal(digits, Told(Resolve(method, s_digits)));
        Assert.Equal(Resolve(method, s_digits), Asked(method, s_digits, ""));
    }

    [Fact]
    public void No_method_is_left_out() =>
        Assert.Equal(PresetCatalogue.Parts.Names, Methods.Select(row => (string)((object[])row)[0]));

    [Fact]
    public void Larger_images_take_the_published_rates() => Assert.All(
        [("wgan-gp", "0.0001"), ("wgan-sgp", "0.0001"), ("wgan", "5E-05"), ("gan", "0.0002"), ("sga", "0.0001")],
        pair => Assert.Equal(pair.Item2, Resolve(pair.Item1, Images(3, 32, 32)).At("generator.rate")));

    [Theory]
    [InlineData("mlp 64 2 128 3000 500 100", 0, 0, 0)]
    [InlineData("dcgan 32 64 64 5000 1000 50", 1, 8, 8)]
    [InlineData("dcgan 32 128 64 5000 500 50", 1, 16, 16)]
    [InlineData("dcgan 32 128 64 10000 500 50", 3, 32, 32)]
    [InlineData("dcgan 32 128 64 10000 500 50", 3, 64, 64)]
    [InlineData("mlp 256 128 64 5000 500 50", 1, 28, 28)]
    [InlineData("mlp 256 128 64 5000 500 50", 3, 32, 16)]
    [InlineData("mlp 256 128 64 5000 500 50", 1, 24, 8)]
    public void Networks_and_lengths_fit_the_data(string expected, int channels, int height, int width)
    {
        Dataset data = channels == 0 ? s_points : Images(channels, height, width);
        foreach (string method in PresetCatalogue.Parts.Names)
        {
            RunOptions options = Resolve(method, data);
            string[] paths =
            [
                "architecture", "architecture.width", "latent-size", "batch", "run.steps", "run.snapshot-every",
                "run.report-every",
            ];
            Assert.Equal(expected, string.Join(' ', paths.Select(path => options.At(path))));
            Assert.Equal(
                ("0.999", "he-uniform", "standard", "false", "0", "3", "0", "0"),
                (options.At("average-decay"),
                    method == "wgan" && expected.StartsWith("dcgan", StringComparison.Ordinal)
                        ? "he-uniform" : options.At("architecture.weights"),
                    options.At("architecture.generator-normalisation"), options.At("conditional"), options.At("seed"),
                    options.At("run.keep-snapshots"), options.At("run.threads"),
                    options.At("instance-noise.deviation")));
            Assert.Equal(options.At("architecture") == "mlp" ? "3" : null, options.At("architecture.depth"));
            options.With("architecture.width", "4").Formulation().Game(batch: 1);
        }
    }

    [Theory]
    [InlineData("consensus", "--dynamics sga", "dynamics.weight=1 critic.optimiser.decay=0.9 critic.rate=0.001")]
    [InlineData("consensus", "--dynamics-inner alternating", "dynamics.weight=10 dynamics.inner=alternating")]
    [InlineData("gradient-regularised", "--dynamics consensus", "dynamics.weight=1 dynamics.inner=simultaneous")]
    [InlineData("wgan", "--optimiser adam",
        "critic.optimiser.beta1=0.5 generator.optimiser.beta2=0.9 critic.rate=5E-05 head-start=true")]
    [InlineData("consensus", "--optimiser adam", "critic.optimiser.beta1=0.5 critic.optimiser.beta2=0.9")]
    [InlineData("gan", "--critic-optimiser rmsprop",
        "critic.optimiser.decay=0.99 generator.optimiser.beta2=0.999 critic.rate=0.001")]
    [InlineData("wgan-gp", "--penalty r1", "penalty.weight=0.1")]
    [InlineData("gan", "--penalty r1", "penalty.weight=10")]
    [InlineData("wgan-gp", "--architecture mlp", "architecture.width=64 architecture.depth=3")]
    public void Numbers_that_the_chosen_part_lacks_are_passed_over(string method, string flags, string expected)
    {
        RunOptions options = Asked(method, s_points, flags);
        Assert.All(expected.Split(' '), pair =>
            Assert.Equal(pair, $"{pair.Split('=')[0]}={options.At(pair.Split('=')[0])}"));
    }

    [Fact]
    public void Batch_normalisation_is_for_convolutional_critics_only()
    {
        RunOptions wide = Asked("wgan", s_digits, "--architecture mlp");
        Assert.Equal(("none", "he-uniform"),
            (wide.At("architecture.critic-normalisation"), wide.At("architecture.weights")));
        RunOptions residual = Asked("wgan", Images(3, 32, 32), "--architecture resnet");
        Assert.Equal(("none", "he-uniform", "32"), (residual.At("architecture.critic-normalisation"),
            residual.At("architecture.weights"), residual.At("architecture.width")));
    }

    [Theory]
    [InlineData("--rate 0.5", "critic.rate=0.5", "generator.rate=0.5")]
    [InlineData("--rate 0.5 --critic-rate 0.25", "critic.rate=0.25", "generator.rate=0.5")]
    [InlineData("--critic-rate 0.25 --rate 0.5", "critic.rate=0.25", "generator.rate=0.5")]
    [InlineData("--penalty-weight 3", "penalty.weight=3", "critic.rate=0.001")]
    [InlineData("--width 8", "architecture.width=8", "architecture.depth=3")]
    [InlineData("--batch 32", "batch=32", "latent-size=2")]
    [InlineData("--steps 50", "run.steps=50", "run.report-every=100")]
    [InlineData("--critic-steps 2", "critic-steps=2", "head-start=false")]
    public void What_is_asked_for_wins_over_the_method_and_what_fits(string flags, string first, string second)
    {
        RunOptions options = Asked("wgan-gp", s_points, flags);
        Assert.All([first, second], pair => Assert.Equal(pair.Split('=')[1], options.At(pair.Split('=')[0])));
    }

    [Fact]
    public void A_value_is_the_flag_of_its_setting_and_wins_over_it()
    {
        (string, string)[] values =
            [("penalty", "r1"), ("penalty.weight", "3"), ("architecture.width", "8"), ("seed", "4")];
        Assert.Equal(
            Asked("wgan-gp", s_points, "--penalty r1 --penalty-weight 3 --width 8 --seed 4"),
            Resolve("wgan-gp", s_points, values));
        RunOptions both = new RunRequest("wgan-gp", BuiltIn.Catalogues)
        {
            Given = [("penalty", "r2"), ("rate", "0.5"), ("seed", "7")],
            Values = [("penalty", "r1"), ("critic.rate", "0.25")],
        }.Resolve(s_points);
        Assert.Equal(("r1", "0.25", "0.5", "7"),
            (both.At("penalty"), both.At("critic.rate"), both.At("generator.rate"), both.At("seed")));
    }

    [Fact]
    public void The_methods_own_numbers_win_over_those_that_fit() => Assert.Equal(
        ("0.5", "0.999"),
        (Resolve("gan", s_points).At("critic.optimiser.beta1"), Resolve("gan", s_points).At("critic.optimiser.beta2")));

    [Fact]
    public void A_recipe_is_a_method_as_it_is()
    {
        RunOptions options = Resolve("adversarial", s_points);
        Assert.Equal("adversarial", options.Method);
        Assert.Equal("wasserstein 0.0001 adam(0.5,0.9) gradient-penalty(10) 5 alternating", Told(options));
    }

    [Fact]
    public void A_classifier_is_fitted_to_its_images()
    {
        RunOptions options = Resolve("classifier", s_digits);
        Assert.Equal(("597", "1000", "1000", "0.005", "16"), (options.At("data.validation"), options.At("run.steps"),
            options.At("schedule.steps"), options.At("rate"), options.At("width")));
        RunOptions small = Resolve("classifier", s_digits, ("batch", "2"));
        Assert.Equal(("1800", "1800"), (small.At("run.steps"), small.At("schedule.steps")));
        Assert.Equal(options, Resolve("classifier", s_digits, ("data.source", "DIGITS")));
        RunOptions held = Resolve("classifier", s_digits, ("batch", "2"), ("data.validation", "797"));
        Assert.Equal(("797", "1500"), (held.At("data.validation"), held.At("run.steps")));
        Assert.IsType<ClassifierRecipe>(options.Settings.Recipe);
        Assert.Equal("classifier: the data must be labelled images. 'ring8' has none. Use data with classes, such as "
            + "digits.", Assert.Throws<ConfigurationException>(() => Resolve("classifier", s_points)).Message);
    }

    [Theory]
    [InlineData("wgan-pg", "", "method: there is no 'wgan-pg'. The nearest names are 'wgan-gp', ")]
    [InlineData("wgan-gp", "--penalti r1", "there is no flag --penalti. ")]
    [InlineData("wgan-gp", "--clip 0.1",
        "--clip is not read by gradient-penalty. It is read by clipping. Leave it out, or choose --penalty clipping.")]
    [InlineData("wgan-gp", "--depth 2 --architecture dcgan",
        "--depth is not read by dcgan. It is read by mlp. Leave it out, or choose --architecture mlp.")]
    [InlineData("wgan-gp", "--batch 0",
        "--batch takes a whole number from 1 to 65536. Got '0'. Write for example --batch 1.")]
    public void What_cannot_be_is_refused(string method, string flags, string message) => Assert.StartsWith(
        message, Assert.Throws<ConfigurationException>(() => Asked(method, s_points, flags)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Data_are_opened_as_they_are_asked_for()
    {
        RunRequest request = new("wgan-gp", BuiltIn.Catalogues)
        {
            Given = [("data", "DIGITS"), ("limit", "30"), ("width", "3")],
            Values = [("data.resize", "16"), ("architecture", "mlp")],
        };
        Dataset data = request.OpenData().Data;
        Assert.Equal(30, ((ImageDataset)data).Count);
        RunOptions options = request.Resolve(data);
        Assert.Equal(
            ([1, 16, 16], 10, data.Hash), (options.Found.Shape, options.Found.Classes.Count, options.Found.Hash));
        Assert.Equal(("digits", "16", "30", "3"), (options.At("data.source"), options.At("data.resize"),
            options.At("data.limit"), options.At("architecture.width")));
        Assert.Equal(data.Hash, options.OpenData().Hash);
    }

    [Fact]
    public void A_value_of_a_method_that_no_part_reads_is_refused_by_name()
    {
        Catalogues catalogues = BuiltIn.Catalogues.With(new Part<Preset>("mine", "a method", "", [], _ => new Preset(
            AdversarialRecipe.Part.Name, new PresetValue("penalty.wieght", "0.25"))));
        Assert.StartsWith(
            "method mine: there is no setting 'penalty.wieght'. It is to be 0.25. The nearest name is "
                + "'penalty.weight'.",
            Assert.Throws<ConfigurationException>(() => new RunRequest("mine", catalogues).Resolve(s_points)).Message,
            StringComparison.Ordinal);
    }

    private static string Told(RunOptions options)
    {
        Assert.Equal(Player("critic"), Player("generator"));
        Assert.Equal(("constant", "0", "0.999"),
            (options.At("critic.schedule"), options.At("instance-noise.deviation"), options.At("average-decay")));
        string[] parts =
        [
            options.At("objective")!, options.At("critic.rate")!, Player("critic"),
            With("penalty", "weight", "bound", "measure"), options.At("critic-steps")!,
            options.At("head-start") == "true" ? "head-start" : "",
            With("dynamics", "weight"), options.At("dynamics.inner") is { } inner ? $"around {inner}" : "",
            options.At("architecture.critic-normalisation") is "batch" ? "batch" : "",
            options.At("architecture.weights") is "normal" ? "normal" : "",
        ];
        return string.Join(' ', parts.Where(part => part.Length > 0));

        string Player(string name)
        {
            Assert.Equal(options.At("critic.rate"), options.At($"{name}.rate"));
            return With($"{name}.optimiser", "beta1", "beta2", "decay");
        }

        string With(string slot, params string[] settings)
        {
            string[] values = [.. settings.Select(name => options.At($"{slot}.{name}")).OfType<string>()];
            return values.Length > 0 ? $"{options.At(slot)}({string.Join(',', values)})" : options.At(slot)!;
        }
    }
}
