using Saddle.Cli.Parsing;
using Saddle.Games.Library;
using Saddle.Games.Motions;
using Saddle.Gans;
using Saddle.Settings;
using Xunit;

namespace Saddle.Cli.Tests.Verbs;

public sealed class AnalyzeVerbTests
{
    [Fact]
    public void A_game_gets_its_eigenvalues_verdicts_and_pictures()
    {
        CommandLine line = CommandLine.Run("analyze", "dirac", "--variant", "r1", "--gamma", "0.3");
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.StartsWith("dirac r1: minimax with a zero-centred penalty on data; spirals in.\n"
            + "  settings              gamma 0.3\n  players               generator: theta; critic: psi\n"
            + "  point                 the equilibrium, theta 0, psi 0\n", line.Out, StringComparison.Ordinal);
        Assert.Contains("\n-0.15 ± 0.47697i  0.5      3.1798   1.2 ", line.Out, StringComparison.Ordinal);
        Assert.Contains("  verdict               converges for steps below 1.2: ", line.Out, StringComparison.Ordinal);
        Assert.Contains("\n  closed form           off by ", line.Out, StringComparison.Ordinal);
        Assert.Contains("\n  rotation |A|          0.70711\n", line.Out, StringComparison.Ordinal);
        Assert.Matches(@"\nconsensus +-0\.445 +0\.97817 +2\.2968 +-0\.445 ± 0\.43529i\n", line.Out);
        Assert.Matches(@"\nsimultaneous +converges for steps below 1\.2 +0\.97468 +2\.64\d+E-06\n", line.Out);
        Assert.Matches(@"\nalternating +converges for steps below \S+ +0\.96954 +2\.30\d+E-07\n", line.Out);
        Assert.Contains("\no dirac r1  x consensus  * sga\n", line.Out, StringComparison.Ordinal);
        Assert.Contains("\na simultaneous  b alternating  c negative-momentum  S start\n", line.Out,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("only turns", "dirac", "--variant", "wgan")]
    [InlineData("converges for steps below 4", "dirac", "--variant", "r1", "--gamma", "1")]
    [InlineData("unstable", "counter-example", "--variant", "hill")]
    [InlineData("only turns, neutral along 2 directions", "matrix", "--variant", "matching-pennies")]
    public void Verdicts_are_words(string verdict, params string[] arguments)
    {
        CommandLine line = CommandLine.Run(["analyze", .. arguments, "--dynamics", "simultaneous"]);
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.Contains($"  verdict               {verdict}: ", line.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_game_without_an_equilibrium_shows_paths_and_says_why()
    {
        CommandLine line = CommandLine.Run("analyze", "dirac", "--variant", "wgan-gp", "--dynamics", "simultaneous");
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.Contains("  point                 there is no equilibrium: the penalty has a kink at psi = 0", line.Out,
            StringComparison.Ordinal);
        Assert.Matches(@"\nsimultaneous +- +- +1\.8018\n", line.Out);
    }

    [Fact]
    public void The_verdict_on_an_average_is_of_the_point_that_moves()
    {
        CommandLine line = CommandLine.Run("analyze", "bilinear", "--dynamics", "alternating,averaged",
            "--dynamics-inner", "alternating");
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.Matches(@"\nalternating +only turns[^,\n]* +1 +\d\S*\n", line.Out);
        Assert.Matches(@"\naveraged +only turns[^,\n]*, of the moving point +1 +\d\S* of the average\n", line.Out);
    }

    [Fact]
    public void Steps_are_told_in_units_of_the_first_players_rate()
    {
        CommandLine line = CommandLine.Run(
            "analyze", "dirac", "--variant", "r1", "--dynamics", "simultaneous", "--rate", "0.1,0.4");
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.Matches(@"\nsimultaneous +converges for steps below 1\.2 ", line.Out);
    }

    [Fact]
    public void Another_variant_is_set_beside()
    {
        CommandLine line = CommandLine.Run("analyze", "dirac", "--variant", "r1", "--against", "minimax");
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.Matches(@"\ndirac minimax +0 +infinity +0 +±0\.5i\n", line.Out);
    }

    [Fact]
    public void Another_variant_takes_those_of_the_settings_that_it_reads()
    {
        string[] one = ["analyze", "dirac", "--dynamics", "simultaneous", "--variant", "simple-gp", "--mass", "4"];
        CommandLine line = CommandLine.Run([.. one, "--rho", "1", "--against", "simple-gp-falling"]);
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.Matches(@"\ndirac simple-gp +-0\.26795 ", line.Out);
        Assert.Matches(@"\ndirac simple-gp-falling +-0\.5 ", line.Out);
    }

    [Fact]
    public void Tables_hold_the_spectrum_the_paths_and_the_plane()
    {
        using var folder = new TemporaryFolder();
        CommandLine line = CommandLine.Run([
            "analyze", "dirac", "--variant", "r1", "--dynamics", "consensus,extragradient",
            "--dynamics-weight", "2", "--steps", "20", "--start", "1,-1", "--grid", "3",
            "--outdir", folder.At("tables")]);
        Assert.Equal((0, ""), (line.Code, line.Error));
        string[] spectrum = File.ReadAllLines(folder.At("tables", "spectrum.csv"));
        Assert.Equal("field,real,imaginary,modulus,residual", spectrum[0]);
        Assert.StartsWith("dirac r1,-0.15,0.4769696007084", spectrum[1], StringComparison.Ordinal);
        Assert.StartsWith("consensus,", spectrum[3], StringComparison.Ordinal);
        Assert.Equal(1 + 2 * 2, spectrum.Length);
        string[] paths = File.ReadAllLines(folder.At("tables", "trajectory.csv"));
        Assert.Equal("dynamics,step,theta,psi,distance", paths[0]);
        Assert.StartsWith("consensus,0,1,-1,1.414", paths[1], StringComparison.Ordinal);
        Assert.Equal(1 + 2 * 21, paths.Length);
        string[] plane = File.ReadAllLines(folder.At("tables", "phase-plane.csv"));
        Assert.Equal("theta,psi,flow theta,flow psi,end theta,end psi", plane[0]);
        Assert.StartsWith("0,0,", plane[5], StringComparison.Ordinal);
        Assert.EndsWith(",0,0", plane[5], StringComparison.Ordinal);
        Assert.Equal(1 + 9, plane.Length);
        Assert.Contains("phase-plane.csv (9 starts, 20 steps of consensus each, in ", line.Out,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Every_start_of_the_plane_ends_where_it_would_alone()
    {
        using var folder = new TemporaryFolder();
        string[] same = ["--variant", "r1", "--dynamics", "simultaneous", "--steps", "20", "--outdir", folder.At("t")];
        CommandLine.Run(["analyze", "dirac", .. same, "--grid", "2"]);
        string[] corner = File.ReadAllLines(folder.At("t", "phase-plane.csv"))[^1].Split(',');
        CommandLine.Run(["analyze", "dirac", .. same, "--grid", "1", "--start", $"{corner[0]},{corner[1]}"]);
        string[] alone = File.ReadAllLines(folder.At("t", "trajectory.csv"))[^1].Split(',');
        Assert.Equal(corner[4..], alone[2..4]);
    }

    [Fact]
    public void All_dynamics_go_through_or_say_why_not()
    {
        CommandLine line = CommandLine.Run("analyze", "dirac", "--variant", "r1", "--dynamics", "all", "--steps", "5");
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.All(DynamicsCatalogue.Parts.Names, name =>
            Assert.Matches($@"\n +{name}: |\n{name} ", line.Out));
    }

    [Fact]
    public void The_list_has_every_game_variant_setting_and_dynamics()
    {
        CommandLine line = CommandLine.Run("analyze", "--list");
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.All(GameCatalogue.All, game => Assert.Contains($"\n{game.Name}: ", line.Out, StringComparison.Ordinal));
        Assert.All(GameCatalogue.All.SelectMany(game => game.Variants.Parts), variant =>
        {
            Assert.Contains($"\n  {variant.Name} ", line.Out, StringComparison.Ordinal);
            Assert.All(variant.Settings.Cast<IValueSetting>(), setting => Assert.Contains(
                $" --{setting.Name}  {setting.Meaning}; {setting.Range.Words} [default: {setting.DefaultText}]",
                line.Out, StringComparison.Ordinal));
        });
        Assert.All(DynamicsCatalogue.Parts.Names, name =>
            Assert.Contains($"\n  {name} ", line.Out, StringComparison.Ordinal));
    }

    [Fact]
    public void Help_does_not_tell_of_dynamics_inside_inner_dynamics_but_they_can_be_chosen()
    {
        CommandLine help = CommandLine.Run("analyze", "--help");
        Assert.Contains("--dynamics-inner-rate ", help.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("--dynamics-inner-inner", help.Out, StringComparison.Ordinal);
        CommandLine line = CommandLine.Run("analyze", "dirac", "--dynamics", "lookahead", "--dynamics-inner",
            "lookahead", "--dynamics-inner-inner", "extragradient");
        Assert.Equal((0, ""), (line.Code, line.Error));
    }

    [Fact]
    public void No_setting_of_a_game_has_the_name_of_another_flag()
    {
        System.CommandLine.Command verb = Cli.Verbs.RootVerb.Create(
            new Terminal(TextWriter.Null, TextWriter.Null), new Vocabulary(BuiltIn.Catalogues))
            .Subcommands.Single(verb => verb.Name == "analyze");
        Assert.Distinct(verb.Options.Select(option => option.Name));
    }

    [Theory]
    [InlineData("analyze: nothing to analyse. Neither a game nor a run is named. See 'saddle analyze --list' for the "
        + "games.")]
    [InlineData("analyze: there is no game and no run 'dirca'. The nearest name is 'dirac'. See 'saddle analyze "
        + "--list', or name a run's folder.", "dirca")]
    [InlineData("variant of degenerate-wgan: there is no 'real'. The nearest names are 'interp'. Use one of interp.",
        "degenerate-wgan", "--variant", "real")]
    [InlineData("analyze: there is no flag --gama. The nearest names are '--gamma' and '--data'. "
        + "See 'saddle analyze --help'.",
        "dirac", "--gama", "1")]
    [InlineData("--gamma takes a number of 0 or more. Got 'x'. Write for example --gamma 0.5.",
        "dirac", "--variant", "r1", "--gamma", "x")]
    [InlineData("--gamma is not read by minimax. It is read by r1, r2 and wgan-r1. Leave it out, or choose another "
        + "--variant.", "dirac", "--gamma", "1")]
    [InlineData("analyze: --kappa is not read by dirac. It is read by counter-example. Leave it out, or analyse "
        + "another game.", "dirac", "--kappa", "1")]
    [InlineData("--gamma takes a number of 0 or more. Got '-1'. Write for example --gamma 0.5.",
        "dirac", "--variant", "r1", "--gamma", "-1")]
    [InlineData("analyze: --start has the wrong number of numbers. Got 3, dirac minimax has 2: generator: theta; "
        + "critic: psi. Give each number in this order, with commas.", "dirac", "--start", "1,2,3")]
    [InlineData("--at takes numbers with commas. Got 'nan,0'. Write for example --at 1,-0.5.",
        "dirac", "--at", "nan,0")]
    [InlineData("analyze: --rate takes a step size above 0, or one per player. Got 1, 2, 3 for 2 players. Write for "
        + "example --rate 0.2.", "dirac", "--rate", "1,2,3")]
    [InlineData("analyze: no dynamics are called 'consenus'. The nearest name is 'consensus'. See "
        + "'saddle analyze --list'.", "dirac", "--dynamics", "consenus")]
    [InlineData("analyze: none of the dynamics reads --dynamics-weight. They are simultaneous. Leave it out, "
        + "or name others.", "dirac", "--dynamics", "simultaneous", "--dynamics-weight", "1")]
    [InlineData("--dynamics-counts takes none, or values with commas, each a whole number from 1 to 1000. Got '1,x'. "
        + "Write for example --dynamics-counts 1,1.", "dirac", "--dynamics", "alternating", "--dynamics-counts", "1,x")]
    [InlineData("--dynamics-counts takes none, or values with commas, each a whole number from 1 to 1000. "
        + "Got '2000000000,1'. Write for example --dynamics-counts 1,1.",
        "dirac", "--dynamics", "alternating", "--dynamics-counts", "2000000000,1")]
    [InlineData("--dynamics-every takes a whole number from 1 to 65536. Got '2000000000'. Write for example "
        + "--dynamics-every 1.",
        "dirac", "--dynamics", "consensus", "--dynamics-inner", "lookahead", "--dynamics-every", "2000000000")]
    [InlineData("--dynamics-iterations takes a whole number from 1 to 1000. Got '100000000'. Write for example "
        + "--dynamics-iterations 1.", "dirac", "--dynamics", "proximal", "--dynamics-iterations", "100000000")]
    [InlineData("--size takes a whole number from 1 to 500. Got '400000000'. Write for example --size 1.",
        "bilinear", "--variant", "random", "--size", "400000000")]
    [InlineData("--players takes a whole number from 3 to 100. Got '2'. Write for example --players 3.",
        "market", "--players", "2")]
    [InlineData("quadratic: the game has too many numbers. 100 players of size 500 have 50000. Use 1000 at most.",
        "quadratic", "--players", "100", "--size", "500")]
    [InlineData("analyze: --batches has no place here. It was given, but it is for runs; this is a game. Leave it out.",
        "dirac", "--batches", "3")]
    [InlineData("analyze: --gamma has no place here. It was given, but it is for games; this is a run. Leave it out.",
        "/", "--gamma", "3")]
    [InlineData("run: this is not a run's folder. / has no options.json. Name a folder that 'train' made.", "/")]
    [InlineData("dirac wgan-gp: its field is not differentiable at this point. A slope along direction 0 of seed 0 is "
        + "off the derivative by 100 percent. Analyse a point nearby, or replace what has the kink, such as a norm at "
        + "zero, by something smooth.", "dirac", "--variant", "wgan-gp", "--at", "0,0")]
    public void What_cannot_be_analysed_is_told_in_one_line(string message, params string[] arguments)
    {
        CommandLine line = CommandLine.Run(["analyze", .. arguments]);
        Assert.Equal((2, "", $"saddle: {message}\n"), (line.Code, line.Out, line.Error));
    }

    [Fact]
    public void Tables_replace_only_tables_and_older_ones_are_told()
    {
        using var folder = new TemporaryFolder();
        string spectrum = folder.At("spectrum.csv");
        File.WriteAllText(spectrum, "my,own\n");
        CommandLine line = CommandLine.Run("analyze", "dirac", "--outdir", folder.Path);
        Assert.Equal((2, "", $"saddle: analyze: something is there that this program did not write. {spectrum} would "
            + "be replaced. Name another place, or move it away.\n"), (line.Code, line.Out, line.Error));
        File.Delete(spectrum);
        Assert.Contains($"\ntable: {spectrum}\n", CommandLine.Run("analyze", "dirac", "--outdir", folder.Path).Out,
            StringComparison.Ordinal);
        string other = CommandLine.Run("analyze", "bilinear", "--variant", "random", "--outdir", folder.Path).Out;
        Assert.Contains($"\ntable: {spectrum}, replaced\n", other, StringComparison.Ordinal);
        Assert.Contains($"\nolder table, of another analysis: {folder.At("phase-plane.csv")}\n", other,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_to_is_told_before_any_work()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.At("file"), "");
        CommandLine line = CommandLine.Run("analyze", "dirac", "--outdir", folder.At("file", "t"));
        Assert.Equal((1, ""), (line.Code, line.Out));
        Assert.StartsWith("saddle: the results cannot be written. ", line.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("analyze", "nothing")]
    [InlineData("analyze", "dirac", "--rate", "1,2,3")]
    [InlineData("compare", "nothing")]
    public void What_is_refused_leaves_no_folder_behind(params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(2, CommandLine.Run([.. arguments, "--outdir", folder.At("tables")]).Code);
        Assert.False(Directory.Exists(folder.At("tables")));
    }
}
