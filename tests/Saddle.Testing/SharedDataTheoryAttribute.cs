using Xunit;

namespace Saddle.Testing;

/// <summary>A theory that needs the real data sets; reported as skipped where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataTheoryAttribute : TheoryAttribute
{
    /// <summary>Marks the test as skipped unless the data are found.</summary>
    public SharedDataTheoryAttribute()
    {
        if (SharedData.Root is null)
        {
            Skip = "The shared data sets are not here; set SADDLE_DATA to their folder.";
        }
    }
}
