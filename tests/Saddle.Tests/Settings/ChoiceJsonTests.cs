using System.Text.Json.Nodes;
using Saddle.Settings;
using Xunit;

namespace Saddle.Tests.Settings;

public sealed class ChoiceJsonTests
{
    private static readonly Choice<Plan> s_choice = Toy.Choice.With("critic.rule", "around")
        .With("critic.rule.inner", "scaled").With("loss", "hinge").With("width", "3").With("mirror", "true");

    private static JsonObject Json(string path, JsonNode? value)
    {
        JsonObject json = s_choice.ToJson();
        string[] pieces = path.Split('.');
        JsonObject place = pieces[..^1].Aggregate(json, (at, piece) => at[piece]!.AsObject());
        place[pieces[^1]] = value;
        return json;
    }

    private static JsonObject Without(string path)
    {
        JsonObject json = s_choice.ToJson();
        string[] pieces = path.Split('.');
        pieces[..^1].Aggregate(json, (at, piece) => at[piece]!.AsObject()).Remove(pieces[^1]);
        return json;
    }

    private static void Refuses(string message, JsonObject json) =>
        Toy.Refuses(message, () => Choice<Plan>.FromJson(json, Toy.Catalogues));

    [Fact]
    public void A_later_setting_may_be_missing_and_is_written_only_off_its_default()
    {
        Setting<int> width = new("width", 8, Ranges.Count(1), "units");
        Setting<int> depth = new("depth", 2, Ranges.Count(1), "layers") { IsLater = true };
        Part<Plan> part = new(
            "plan", "", "", [width, depth], chosen => new Plan($"{chosen.Get(width)} {chosen.Get(depth)}"));
        Choice<Plan> choice = new Catalogue<Plan>("plan", part).Choose("plan");
        Assert.Equal("""{"name":"plan","width":8}""", choice.ToJson().ToJsonString());
        JsonObject json = choice.With("depth", "3").ToJson();
        Assert.Equal("""{"name":"plan","width":8,"depth":3}""", json.ToJsonString());
        Assert.Equal("8 3", Choice<Plan>.FromJson(json, part, new Catalogues()).Make().Text);
        json.Remove("depth");
        Assert.Equal("8 2", Choice<Plan>.FromJson(json, part, new Catalogues()).Make().Text);
    }

    [Fact]
    public void Parts_are_objects_and_inline_ones_stand_beside_their_settings() => Assert.Equal(
        """
        {
          "name": "plan",
          "critic": {
            "rule": {
              "name": "around",
              "weight": 1,
              "inner": {
                "name": "scaled",
                "beta": 0.9,
                "momentum": 0.5
              }
            },
            "rate": 0.001
          },
          "generator": {
            "rule": {
              "name": "plain",
              "momentum": 0.5
            },
            "rate": 0.001
          },
          "loss": "hinge",
          "margin": 1,
          "width": 3,
          "mirror": true,
          "steps": 100
        }

        """,
        JsonText.Write(s_choice.ToJson()));

    [Fact]
    public void What_was_written_is_read() =>
        Assert.Equal(s_choice, Choice<Plan>.FromJson(JsonText.Write(s_choice.ToJson()), Toy.Catalogues));

    [Fact]
    public void The_order_of_members_does_not_matter()
    {
        JsonObject json = s_choice.ToJson();
        JsonObject turned = new(json.Reverse().Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));
        Assert.Equal(s_choice, Choice<Plan>.FromJson(turned, Toy.Catalogues));
    }

    [Theory]
    [InlineData("width", "width is missing. It takes a whole number of 1 or more. Add it; by default it is 8.")]
    [InlineData("name", "name is missing. It takes one of plan. Add it; by default it is null.")]
    [InlineData("critic", "critic is missing. It takes an object of rule and rate. Add it; by default it is {...}.")]
    [InlineData("critic.rule", "critic.rule is missing. It takes one of plain, scaled, around. "
        + "Add it; by default it is \"plain\".")]
    [InlineData("critic.rule.inner.beta", "critic.rule.inner.beta is missing. It takes a number from 0 to below 1. "
        + "Add it; by default it is 0.9.")]
    [InlineData("margin", "margin is missing. It takes a whole number from 1 to 9. Add it; by default it is 1.")]
    public void Missing_members_are_refused(string path, string message) => Refuses(message, Without(path));

    [Fact]
    public void Unknown_members_are_refused()
    {
        Refuses("plan: 'plan' has no setting 'widht'. Got 3. It has critic, generator, loss, margin, width, mirror and "
            + "steps. The nearest name is 'width'. Leave it out, or write another.", Json("widht", 3));
        Refuses("critic: there is no setting 'beta'. Got 3. It has rule and rate. Leave it out.",
            Json("critic.beta", 3));
        Refuses("generator.rule: 'plain' has no setting 'beta'. Got 3. It has momentum. "
            + "'beta' is read by scaled. Leave it out, or choose another rule.", Json("generator.rule.beta", 3));
    }

    [Fact]
    public void Values_of_another_kind_or_out_of_range_are_refused()
    {
        Refuses("width takes a whole number of 1 or more. Got 0. Restore it; by default it is 8.", Json("width", 0));
        Refuses("width takes a whole number of 1 or more. Got \"3\". Restore it; by default it is 8.",
            Json("width", "3"));
        Refuses("mirror takes true or false. Got null. Restore it; by default it is false.", Json("mirror", null));
        Refuses("critic.rule takes an object of a name and settings. Got 1. "
            + "Write for example {\"name\": \"plain\", ...}.", Json("critic.rule", 1));
        Refuses("loss takes one of square, hinge. Got 1. Write for example \"square\".", Json("loss", 1));
        Refuses("critic takes an object of rule and rate. Got 1. Restore it as it was written.", Json("critic", 1));
    }

    [Theory]
    [InlineData("""{"a": 1, "a": 2}""", "plan: 'a' is there twice. Got 1 and 2. Keep one.")]
    [InlineData("""{"a": [{"b": {"c": 1, "c": 2}}]}""", "plan: 'a.b.c' is there twice. Got 1 and 2. Keep one.")]
    [InlineData("[1]", "plan: the JSON must be one object. Got [1]. Restore the file as it was written.")]
    [InlineData("{\n\"a\": 1,\n}", "plan: the JSON cannot be read. It is broken on line 3. "
        + "Restore the file as it was written.")]
    [InlineData("", "plan: the JSON cannot be read. It is broken on line 1. Restore the file as it was written.")]
    public void Texts_that_are_no_plain_object_are_refused(string text, string message) =>
        Toy.Refuses(message, () => Choice<Plan>.FromJson(text, Toy.Catalogues));

    [Fact]
    public void A_part_in_no_catalogue_is_read_by_itself()
    {
        Part<Rule> own = new("own", "", "", [Toy.Beta], _ => new Rule("own"));
        Choice<Rule> choice = Choice<Rule>.Of(own, Toy.Catalogues).With(Toy.Beta, 0);
        Assert.Equal(choice, Choice<Rule>.FromJson(choice.ToJson(), own, Toy.Catalogues));
    }
}
