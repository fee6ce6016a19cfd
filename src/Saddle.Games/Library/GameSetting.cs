namespace Saddle.Games.Library;

/// <summary>A number that a game is made with.</summary>
/// <param name="Name">What it is called on a command line, such as <c>gamma</c>.</param>
/// <param name="Default">Its value where nobody chooses one.</param>
/// <param name="Meaning">What it is, in a few words, with its range.</param>
public sealed record GameSetting(string Name, double Default, string Meaning);
