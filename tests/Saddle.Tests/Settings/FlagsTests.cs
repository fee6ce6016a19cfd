using Saddle.Settings;
using Saddle.Testing;
using Xunit;

namespace Saddle.Tests.Settings;

public sealed class FlagsTests
{
    private static readonly Flags s_flags = new(Toy.Whole, Toy.Catalogues);

    private static Choice<Plan> Apply(params (string Flag, string Text)[] given) =>
        (Choice<Plan>)s_flags.Apply(Toy.Choice, given);

    private static void Refuses(string message, params (string Flag, string Text)[] given) =>
        Toy.Refuses(message, () => Apply(given));

    private static Flags Of(params IReadOnlyList<ISetting> settings) =>
        new(new Part<Plan>("part", "", "", settings, _ => new Plan("")), Toy.Catalogues);

    [Fact]
    public void Flags_are_called_like_paths_unless_declared_otherwise()
    {
        string[] critic = [.. s_flags.All.Select(flag => flag.Name).Where(name => name.StartsWith("critic"))];
        Assert.Equal(
            ["critic-rule", "critic-rule-momentum", "critic-beta", "critic-rule-weight", "critic-rule-inner",
                "critic-rule-inner-momentum", "critic-rule-inner-beta", "critic-rule-inner-weight",
                "critic-rule-inner-inner", "critic-rate"],
            critic);
        Assert.Equal(
            ["rule", "rule-momentum", "beta", "rule-weight", "rule-inner", "rule-inner-momentum", "rule-inner-beta",
                "rule-inner-weight", "rule-inner-inner", "rate", "loss", "margin", "size", "mirror", "steps"],
            s_flags.All.Select(flag => flag.Name)
                .Where(name => !name.StartsWith("critic") && !name.StartsWith("generator")));
    }

    [Fact]
    public void A_flag_tells_what_it_takes_and_whom_it_sets()
    {
        FlagEntry flag = s_flags.Named("critic-rule-momentum")!;
        Assert.Equal(("--critic-rule-momentum", false, "X", "what stays"),
            (flag.Text, flag.IsSwitch, flag.ValueName, flag.Meaning));
        Assert.Equal(("a number from 0 to below 1", "0.5"), (flag.Words, flag.DefaultText));
        Assert.Equal(["critic.rule.momentum", "critic.rule.momentum"], flag.Targets.Select(target => target.Path));
        Assert.Equal(["plain", "scaled"], flag.Targets.Select(target => target.ReadBy.Single().Part));
        Assert.Equal("one of square, hinge", s_flags.Named("loss")!.Words);
        Assert.Null(s_flags.Named("width"));
    }

    [Fact]
    public void Shared_flags_set_both_groups_and_own_ones_have_precedence()
    {
        Choice<Plan> choice = Apply(("critic-rate", "1"), ("rate", "2"), ("rule", "scaled"), ("beta", "0.1"),
            ("generator-beta", "0.2"));
        Assert.Equal(
            ["critic.rule: plain → scaled", "critic.rule.beta: none → 0.1", "critic.rate: 0.001 → 1",
                "generator.rule: plain → scaled", "generator.rule.beta: none → 0.2", "generator.rate: 0.001 → 2"],
            Toy.Choice.Differences(choice));
    }

    [Fact]
    public void A_shared_flag_sets_the_group_that_reads_it() => Assert.Equal(
        ["critic.rule: plain → scaled", "critic.rule.beta: none → 0.1"],
        Toy.Choice.Differences(Apply(("beta", "0.1"), ("critic-rule", "scaled"))));

    [Fact]
    public void Slots_are_filled_from_the_outside_in_whatever_the_order_of_flags() => Assert.Equal(
        "around(3, around(4, scaled(0.9, 0.5))) hinge(2)",
        Apply(("margin", "2"), ("rule-inner-weight", "4"), ("rule-inner-inner", "scaled"), ("rule-inner", "around"),
            ("rule-weight", "3"), ("rule", "around"), ("loss", "hinge")).Make().Text);

    [Fact]
    public void Switches_take_no_value_and_are_turned_off()
    {
        Assert.True(Apply(("mirror", "")).Get(Toy.Mirror));
        Assert.True(Apply(("mirror", "true")).Get(Toy.Mirror));
        Assert.False(Apply(("mirror", "false")).Get(Toy.Mirror));
        Choice<Plan> mirrored = Toy.Choice.With(Toy.Mirror, true);
        Assert.Equal(Toy.Choice, s_flags.Apply(mirrored, [("no-mirror", "")]));
        Refuses("--no-mirror takes no value. Got 'true'. Write --no-mirror alone.", ("no-mirror", "true"));
        Refuses("--mirror takes true or false. Got 'yes'. Write for example --mirror true.", ("mirror", "yes"));
    }

    [Fact]
    public void Flags_that_the_chosen_parts_do_not_read_are_refused()
    {
        Refuses("--margin is not read by square. It is read by hinge. Leave it out, or choose --loss hinge.",
            ("margin", "2"));
        Refuses("--critic-beta is not read by plain. It is read by scaled. "
            + "Leave it out, or choose --critic-rule scaled.", ("critic-beta", "0"), ("generator-rule", "scaled"));
        Refuses("--rule-weight is not read by scaled. It is read by around. "
            + "Leave it out, or choose --critic-rule around.", ("rule-weight", "0"), ("rule", "scaled"));
        Refuses("--critic-rule-inner-momentum is not read by plain. It is read by around. "
            + "Leave it out, or choose --critic-rule around.", ("critic-rule-inner-momentum", "0"));
        Refuses("--critic-rule-momentum is not read by around. It is read by plain and scaled. "
            + "Leave it out, or choose another --critic-rule.", ("critic-rule-momentum", "0"), ("rule", "around"));
    }

    [Fact]
    public void Unknown_double_and_wrong_flags_are_refused()
    {
        Refuses("there is no flag --siez. The nearest name is '--size'. Write another, or leave it out.",
            ("siez", "3"));
        Refuses("--size is given 2 times. It is '1' and '2'. Give it once.", ("size", "1"), ("size", "2"));
        Refuses("--mirror is given 2 times. It is 'true' and 'false'. Give it once.",
            ("mirror", ""), ("no-mirror", ""));
        Refuses("--size takes a whole number of 1 or more. Got '0'. Write for example --size 1.", ("size", "0"));
    }

    [Fact]
    public void What_a_choice_reads_is_told_with_its_values()
    {
        ReadFlag[] read = [.. s_flags.ReadBy(Apply(("critic-rule", "scaled"), ("rate", "3")))];
        Assert.Equal(["critic.rule=scaled", "generator.rule=plain"], Told("rule"));
        Assert.Equal(["critic.rule.beta=0.9"], Told("beta"));
        Assert.Equal(["generator.rate=3"], Told("generator-rate"));
        Assert.DoesNotContain(read, flag => flag.Flag.Name is "margin" or "generator-beta" or "rule-inner");

        IEnumerable<string> Told(string name) => read.Single(flag => flag.Flag.Name == name).Entries
            .Select(entry => $"{entry.Path}={entry.Text}");
    }

    [Fact]
    public void Two_settings_of_one_flag_are_refused_where_a_choice_has_both()
    {
        ArgumentRefusal.Is(() => Of(Toy.Width, Toy.Steps with { Flag = "size" }),
            "flags: two settings have --size. They are width and steps. Give one of them another flag.");
        ArgumentRefusal.Is(() => Of(Toy.Critic, Toy.Rate),
            "flags: two settings have --rate. They are critic.rate and rate. Give one of them another flag.");
        ArgumentRefusal.Is(() => Of(Toy.LossSlot, Toy.Steps with { Flag = "margin" }),
            "flags: two settings have --margin. They are margin and steps. Give one of them another flag.");
    }

    [Fact]
    public void Parts_of_one_slot_may_share_a_flag_for_different_settings()
    {
        Part<Loss> other = new("other", "", "", [Toy.Steps with { Flag = "margin" }], _ => new Loss(""));
        Flags flags = new(Toy.Whole, Toy.Catalogues.With(other));
        Assert.Equal(["margin"], flags.All.Select(flag => flag.Name).Where(name => name == "margin"));
    }

    [Fact]
    public void A_switch_collides_with_a_value_and_with_what_turns_it_off()
    {
        ArgumentRefusal.Is(() => Of(Toy.Mirror, new Setting<bool>("no-mirror", false, Ranges.Truth, "")),
            "flags: --no-mirror is a flag, and turns off --mirror. They set mirror and no-mirror. "
                + "Give one of them another flag.");
        Part<Loss> other = new("other", "", "", [new Setting<bool>("margin", false, Ranges.Truth, "")],
            _ => new Loss(""));
        ArgumentRefusal.Is(() => new Flags(Toy.Whole, Toy.Catalogues.With(other)),
            "flags: --margin is a switch and takes a value. It sets margin. Give one of them another flag.");
    }

    [Fact]
    public void A_prefix_of_a_slot_goes_before_the_flags_of_its_parts()
    {
        Assert.Equal(["rule", "momentum", "beta"], Of(Toy.RuleSlot with { FlagPrefix = "" }).All
            .Select(flag => flag.Name).Take(3));
        Assert.Equal(["moves", "r-momentum"], Of(Toy.RuleSlot with { Flag = "moves", FlagPrefix = "r" }).All
            .Select(flag => flag.Name).Take(2));
    }
}
