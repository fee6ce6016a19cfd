using Xunit;

namespace Saddle.Testing;

/// <summary>A test of what is there on Unix alone; reported as skipped elsewhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "This is Windows.";
        }
    }
}
