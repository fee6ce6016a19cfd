namespace Saddle.Settings;

/// <summary>A flag that one setting at one place derives.</summary>
/// <param name="Name">Its name without the dashes in front.</param>
/// <param name="Identity">What makes two of the name the same flag: the way to the setting.</param>
/// <param name="Target">What it sets.</param>
internal sealed record FoundFlag(string Name, string Identity, FlagTarget Target)
{
    /// <summary>Whether both may be one flag: the same setting of several parts, or settings that no choice has both.
    /// </summary>
    public bool Agrees(FoundFlag other) => Identity == other.Identity || Target.Excludes(other.Target);
}
