using Saddle.Settings;

namespace Saddle.Tests.Settings;

/// <summary>What the rules of the toy make: what they were made from, as text.</summary>
internal sealed record Rule(string Text);

/// <summary>What the losses of the toy make.</summary>
internal sealed record Loss(string Text);

/// <summary>What is chosen as a whole.</summary>
internal sealed record Plan(string Text);

/// <summary>A small tree of choices with everything in it: groups, slots, an inline slot, a slot that nests.</summary>
internal static class Toy
{
    public static Setting<double> Momentum { get; } = new("momentum", 0.5, Ranges.BelowOne, "what stays");

    public static Setting<double> Beta { get; } = new("beta", 0.9, Ranges.BelowOne, "what stays of squares")
    {
        Flag = "beta",
    };

    public static Setting<double> Weight { get; } = new("weight", 1, Ranges.NotNegative, "how much it counts");

    public static Slot<Rule> Inner { get; } = new("inner", "plain", "what it goes around");

    public static Part<Rule> Plain { get; } = new("plain", "steps", "", [Momentum],
        chosen => new Rule($"plain({chosen.Get(Momentum)})"));

    public static Part<Rule> Scaled { get; } = new("scaled", "steps to scale", "", [Beta, Momentum],
        chosen => new Rule($"scaled({chosen.Get(Beta)}, {chosen.Get(Momentum)})"));

    public static Part<Rule> Around { get; } = new("around", "goes around another", "", [Weight, Inner],
        chosen => new Rule($"around({chosen.Get(Weight)}, {chosen.Make(Inner).Text})"));

    public static Setting<int> Margin { get; } = new("margin", 1, Ranges.Count(1, 9), "how far is far enough");

    public static Part<Loss> Square { get; } = new("square", "squares", "", [], _ => new Loss("square"));

    public static Part<Loss> Hinge { get; } = new("hinge", "up to a margin", "", [Margin],
        chosen => new Loss($"hinge({chosen.Get(Margin)})"));

    public static Setting<double> Rate { get; } = new("rate", 0.001, Ranges.Positive, "step size");

    public static Slot<Rule> RuleSlot { get; } = new("rule", "plain", "how it moves");

    public static Group Critic { get; } = new("critic", [RuleSlot, Rate]) { IsShared = true };

    public static Group Generator { get; } = new("generator", [RuleSlot, Rate]) { IsShared = true };

    public static Slot<Loss> LossSlot { get; } = new("loss", "square", "what is made small") { IsInline = true };

    public static Setting<int> Width { get; } = new("width", 8, Ranges.Count(1), "units") { Flag = "size" };

    public static Setting<bool> Mirror { get; } = new("mirror", false, Ranges.Truth, "turn images around")
    {
        Standing = Standing.Data,
    };

    public static Setting<long> Steps { get; } = new("steps", 100, Ranges.Whole(0), "how long")
    {
        Standing = Standing.Run,
    };

    public static Part<Plan> Whole { get; } = new("plan", "all of it", "",
        [Critic, Generator, LossSlot, Width, Mirror, Steps],
        chosen => new Plan($"{chosen.Get(Critic).Make(RuleSlot).Text} {chosen.Make(LossSlot).Text}"));

    public static Catalogue<Rule> Rules { get; } = new("rule", Plain, Scaled, Around);

    public static Catalogues Catalogues { get; } = new Catalogues()
        .With(new Catalogue<Plan>("plan", Whole)).With(Rules).With(new Catalogue<Loss>("loss", Square, Hinge));

    public static Choice<Plan> Choice { get; } = Catalogues.Choose<Plan>("plan");

    public static void Refuses(string message, Func<object?> call) =>
        Xunit.Assert.Equal(message, Xunit.Assert.Throws<ConfigurationException>(call).Message);
}
