using Saddle.Settings;
using Saddle.Testing;
using Xunit;

namespace Saddle.Tests.Settings;

public sealed class ChoiceTests
{
    [Fact]
    public void Entries_are_all_settings_in_order_with_what_they_decide()
    {
        Assert.Equal(
            ["critic.rule=plain Method", "critic.rule.momentum=0.5 Method", "critic.rate=0.001 Method",
                "generator.rule=plain Method", "generator.rule.momentum=0.5 Method", "generator.rate=0.001 Method",
                "loss=square Method", "width=8 Method", "mirror=false Data", "steps=100 Run"],
            Toy.Choice.Entries.Select(entry => $"{entry.Path}={entry.Text} {entry.Standing}"));
    }

    [Fact]
    public void Nested_settings_decide_what_their_slot_decides()
    {
        Slot<Rule> data = new("data", "plain", "") { Standing = Standing.Data };
        Part<Plan> part = new("part", "", "", [new Group("all", [data]) { Standing = Standing.Run }],
            _ => new Plan(""));
        Assert.All(Choice<Plan>.Of(part, Toy.Catalogues).Entries, entry => Assert.Equal(Standing.Data, entry.Standing));
    }

    [Fact]
    public void Texts_go_to_their_paths()
    {
        Choice<Plan> choice = Toy.Choice.With("critic.rule", "around").With("critic.rule.inner", "scaled")
            .With("critic.rule.inner.beta", "0.25").With("loss", "hinge").With("margin", "3");
        Assert.Equal("around(1, scaled(0.25, 0.5)) hinge(3)", choice.Make().Text);
        Assert.Equal(0.25, choice.ValueAt("critic.rule.inner.beta"));
        Assert.Equal(3, choice.ValueAt("margin"));
        Assert.Equal("around", ((IChoice)choice.ValueAt("critic.rule")!).Part.Name);
        Assert.IsType<Chosen>(choice.ValueAt("critic"));
    }

    [Fact]
    public void Typed_values_go_to_the_same_places()
    {
        Choice<Plan> choice = Toy.Choice.With(Toy.Width, 9).With(Toy.LossSlot, "hinge")
            .With(Toy.Critic, critic => critic.With(Toy.Rate, 2).With(Toy.RuleSlot, "scaled"));
        Assert.Equal(Toy.Choice.With("width", "9").With("loss", "hinge").With("critic.rate", "2")
            .With("critic.rule", "scaled"), choice);
        Assert.Equal(2, choice.Get(Toy.Critic).Get(Toy.Rate));
        Assert.Equal(0.001, choice.Get(Toy.Generator).Get(Toy.Rate));
        Assert.Equal("hinge", choice.Get(Toy.LossSlot).Part.Name);
        Toy.Refuses("width takes a whole number of 1 or more. Got '0'. Write for example width=1.",
            () => Toy.Choice.With(Toy.Width, 0));
    }

    [Fact]
    public void A_slot_may_have_parts_of_its_own()
    {
        Part<Loss> cube = new("cube", "cubes", "", [Toy.Margin], chosen => new Loss($"cube({chosen.Get(Toy.Margin)})"));
        Slot<Loss> slot = new("power", "cube", "") { IsInline = true, Parts = new("power", Toy.Square, cube) };
        Part<Loss> part = new("power", "", "", [slot], chosen => chosen.Make(slot));
        Catalogues catalogues = new Catalogues().With(new Catalogue<Loss>("loss", Toy.Hinge, part));
        Choice<Loss> choice = catalogues.Choose<Loss>("power").With("margin", "3");
        Assert.Equal("cube(3)", choice.Make().Text);
        Assert.Equal(choice, Choice<Loss>.FromJson(choice.ToJson(), catalogues));
        Assert.Equal(["power", "margin"], new Flags(part, catalogues).ReadBy(choice).Select(read => read.Flag.Name));
        Assert.Equal("power power=square", choice.With(slot, slot.Parts.Choose("square")).ToString());
        Toy.Refuses("power: there is no 'hinge'. The nearest names are 'cube', 'square'. Use one of square, cube.",
            () => choice.With("power", "hinge"));
        Choice<Plan> around = Toy.Catalogues.With(part).Choose<Plan>("plan").With(Toy.LossSlot, choice);
        Assert.Equal("plain(0.5) cube(3)", around.Make().Text);
        Assert.Throws<ArgumentException>(() => choice.With(slot, catalogues.Choose<Loss>("hinge")));
    }

    [Fact]
    public void Another_part_begins_at_its_defaults_and_the_same_one_keeps_its_values()
    {
        Choice<Plan> choice = Toy.Choice.With("critic.rule.momentum", "0.1");
        Assert.Equal(choice, choice.With("critic.rule", "plain"));
        Assert.Equal(Toy.Choice, choice.With("critic.rule", "scaled").With("critic.rule", "plain"));
    }

    [Fact]
    public void Choices_go_into_slots_where_their_parts_are_known()
    {
        Choice<Rule> rule = Toy.Rules.Choose("scaled").With(Toy.Beta, 0.5);
        Choice<Plan> choice = Toy.Choice.With(Toy.Critic, critic => critic.With(Toy.RuleSlot, rule));
        Assert.Equal("scaled(0.5, 0.5) square", choice.Make().Text);
        Part<Rule> own = new("own", "", "", [], _ => new Rule("own"));
        Choice<Rule> stranger = Choice<Rule>.Of(own, Toy.Catalogues);
        ArgumentRefusal.Is(() => Toy.Choice.With(Toy.Critic, critic => critic.With(Toy.RuleSlot, stranger)),
            "rule: the catalogue lacks the chosen part. It is 'own'. "
                + "Add it to the catalogues that are used here.");
    }

    [Theory]
    [InlineData("width", "0", "width takes a whole number of 1 or more. Got '0'. Write for example width=1.")]
    [InlineData("mirror", "yes", "mirror takes true or false. Got 'yes'. Write for example mirror=true.")]
    [InlineData("critic.rule", "plan", "rule: there is no 'plan'. The nearest names are 'plain', 'around', 'scaled'. "
        + "Use one of plain, scaled, around.")]
    [InlineData("critic.rule.beta", "0", "critic.rule: 'plain' has no setting 'beta'. It has momentum. "
        + "'beta' is read by scaled. Leave it out, or choose another rule.")]
    [InlineData("critic.rule.momentun", "0", "critic.rule: 'plain' has no setting 'momentun'. It has momentum. "
        + "The nearest name is 'momentum'. Leave it out, or write another.")]
    [InlineData("margin", "2", "plan: 'plan' has no setting 'margin'. It has critic, generator, loss, width, mirror "
        + "and steps. 'margin' is read by hinge. Leave it out, or choose another loss.")]
    [InlineData("critic.rates", "2", "critic: there is no setting 'rates'. It has rule and rate. "
        + "The nearest name is 'rate'. Leave it out, or write another.")]
    [InlineData("critic", "2", "critic has no value of its own. It has rule and rate. Write for example critic.rule.")]
    [InlineData("width.x", "2", "width: it has no settings of its own. Asked for 'x'. Write width alone.")]
    [InlineData("loss.margin", "2", "loss: it has no settings of its own. Asked for 'margin'. Write loss alone.")]
    [InlineData("quite-other", "2", "plan: 'plan' has no setting 'quite-other'. It has critic, generator, loss, width, "
        + "mirror and steps. Leave it out.")]
    public void What_cannot_be_set_is_refused(string path, string text, string message) =>
        Toy.Refuses(message, () => Toy.Choice.With(path, text));

    [Fact]
    public void Two_names_on_one_level_are_refused_when_an_inline_part_brings_the_second()
    {
        Part<Plan> part = new("part", "", "", [Toy.LossSlot, Toy.Margin], _ => new Plan(""));
        Choice<Plan> choice = Choice<Plan>.Of(part, Toy.Catalogues);
        ArgumentRefusal.Is(() => choice.With(Toy.LossSlot, "hinge"),
            "settings of one level: a name is there twice. It is 'margin'. Rename one of them, or leave it out.");
    }

    [Fact]
    public void Differences_are_told_in_order_with_none_for_what_one_side_lacks()
    {
        Choice<Plan> other = Toy.Choice.With("critic.rule", "scaled").With("loss", "hinge").With("steps", "7")
            .With("generator.rate", "1");
        Assert.Equal(
            ["critic.rule: plain → scaled", "critic.rule.beta: none → 0.9", "generator.rate: 0.001 → 1",
                "loss: square → hinge", "margin: none → 1", "steps: 100 → 7"],
            Toy.Choice.Differences(other));
        Assert.Equal(["steps: 100 → 7"], Toy.Choice.Differences(other, entry => entry.Standing == Standing.Run));
        Assert.Equal(["loss: hinge → square", "margin: 1 → none"],
            other.Differences(other.With("loss", "square")));
        Assert.Empty(other.Differences(other));
    }

    [Fact]
    public void Choices_are_equal_by_content()
    {
        Setting<IReadOnlyList<int>> sizes = new("sizes", [1, 2], Ranges.List(Ranges.Count(1)), "");
        Part<Rule> part = new("part", "", "", [sizes], _ => new Rule(""));
        Choice<Rule> choice = Choice<Rule>.Of(part, new Catalogues());
        Assert.Equal(choice.With(sizes, [3]), choice.With("sizes", "3"));
        Assert.Equal(choice.With(sizes, [3]).GetHashCode(), choice.With("sizes", "3").GetHashCode());
        Assert.NotEqual(choice, choice.With(sizes, [3]));
        Assert.Equal("part sizes=1,2", choice.ToString());
    }

    [Fact]
    public void A_list_in_a_choice_is_nobody_elses()
    {
        Setting<IReadOnlyList<int>> sizes = new("sizes", [1, 2], Ranges.List(Ranges.Count(1)), "");
        Part<Rule> part = new("part", "", "", [sizes], _ => new Rule(""));
        int[] given = [3, 4];
        Choice<Rule> choice = Choice<Rule>.Of(part, new Catalogues()).With(sizes, given);
        given[0] = 9;
        Assert.Equal([3, 4], choice.Get(sizes));
    }
}
