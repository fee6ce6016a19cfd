using Saddle.Settings;
using Saddle.Testing;
using Xunit;

namespace Saddle.Tests.Settings;

public sealed class DeclarationTests
{
    private static Part<Rule> Part(string name, params IReadOnlyList<ISetting> settings) =>
        new(name, "", "", settings, _ => new Rule(name));

    [Theory]
    [InlineData("")]
    [InlineData("Plain")]
    [InlineData("two words")]
    [InlineData("a.b")]
    [InlineData("-a")]
    [InlineData("a-")]
    public void Names_that_cannot_stand_in_paths_are_refused(string name) => ArgumentRefusal.Is(
        () => Part(name), $"a part: the name cannot stand in paths and flags. Got '{name}'. "
            + "Use lower-case letters and digits, with dashes between words.");

    [Fact]
    public void Settings_have_different_names_and_none_is_called_name()
    {
        ArgumentRefusal.Is(() => Part("a", Toy.Momentum, Toy.Momentum),
            "a: a name is there twice. It is 'momentum'. Rename one of them, or leave it out.");
        ArgumentRefusal.Is(() => Part("a", new Setting<bool>("name", false, Ranges.Truth, "")),
            "a: a setting cannot be called 'name'. In JSON that is the name of the part. Choose another.");
        ArgumentRefusal.Is(() => Part("a", new Group("b", [Toy.Beta, Toy.Beta])),
            "a.b: a name is there twice. It is 'beta'. Rename one of them, or leave it out.");
    }

    [Fact]
    public void Defaults_are_inside_their_ranges()
    {
        ArgumentRefusal.Is(() => Part("a", new Setting<double>("b", 2, Ranges.BelowOne, "")),
            "a: the default of 'b' is out of range. It is '2'. Use a number from 0 to below 1.");
        ArgumentRefusal.Is(() => Part("a", new Setting<string>("b", null!, Ranges.Text, "")),
            "a: the default of 'b' is out of range. It is 'nothing'. Use a text that is not empty, "
                + "without null characters.");
    }

    [Fact]
    public void Catalogues_have_parts_of_different_names()
    {
        ArgumentRefusal.Is(() => new Catalogue<Rule>("rule"),
            "rule: a catalogue needs parts. It has none. Give it at least one.");
        ArgumentRefusal.Is(() => Toy.Rules.With(Part("plain")),
            "rule: a name is there twice. It is 'plain'. Rename one of them, or leave it out.");
    }

    [Fact]
    public void More_parts_go_to_the_end()
    {
        Part<Rule> own = Part("own");
        Catalogues catalogues = Toy.Catalogues.With(own);
        Assert.Equal(["plain", "scaled", "around", "own"], catalogues.Of<Rule>().Names);
        Assert.Equal(["plan", "rule", "loss"], catalogues.Select(catalogue => catalogue.Kind));
        Assert.Equal("around(1, own)", catalogues.Choose<Rule>("around").With("inner", "own").Make().Text);
        Assert.Equal(3, Toy.Rules.Parts.Count);
    }

    [Fact]
    public void Unknown_parts_are_answered_with_the_nearest()
    {
        Toy.Refuses("rule: there is no 'plane'. The nearest names are 'plain', 'scaled', 'around'. "
            + "Use one of plain, scaled, around.", () => Toy.Rules.Make("plane"));
    }

    [Fact]
    public void Catalogues_that_lack_what_a_slot_holds_are_refused()
    {
        ArgumentRefusal.Is(() => new Catalogues().With(Toy.Rules).Of<Loss>(),
            "catalogues: there is none of Loss. There are those of Rule. Add it.");
        ArgumentRefusal.Is(() => new Catalogues().Of<Loss>(),
            "catalogues: there is none of Loss. There are those of nothing. Add it.");
    }

    [Fact]
    public void A_default_that_holds_itself_is_refused()
    {
        Slot<Rule> inner = new("inner", "endless", "");
        ArgumentRefusal.Is(() => new Catalogue<Rule>("rule", Part("endless", inner)).Choose("endless"),
            "inner: its default holds itself. It goes 32 levels deep. Choose a default that ends.");
    }

    [Fact]
    public void Values_of_other_levels_are_refused()
    {
        ArgumentRefusal.Is(() => Toy.Rules.Choose("plain").Get(Toy.Beta),
            "settings: there is no such 'beta' here. There are momentum. Declare it on the part that reads it.");
        ArgumentRefusal.Is(() => Toy.Rules.Choose("plain").Get(new Setting<int>("momentum", 1, Ranges.Count(0), "")),
            "settings: there is no such 'momentum' here. There are momentum. Declare it on the part that reads it.");
    }
}
