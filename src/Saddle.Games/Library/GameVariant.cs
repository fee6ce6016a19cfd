namespace Saddle.Games.Library;

/// <summary>One way to play a game of the library.</summary>
/// <param name="Name">What it is called among the game's variants.</param>
/// <param name="Summary">What it does, in a sentence.</param>
/// <param name="Settings">What can be chosen.</param>
/// <param name="Make">Makes it; every setting has a value by then.</param>
public sealed record GameVariant(
    string Name, string Summary, IReadOnlyList<GameSetting> Settings, Func<GameChoices, KnownGame> Make);
