using Xunit;

namespace Saddle.Testing;

/// <summary>What runs while no other test does, such as one that compiles, which keeps histories from
/// change.</summary>
/// <remarks>Compiled into each project that needs it: a collection is looked for in its tests' assembly.</remarks>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
