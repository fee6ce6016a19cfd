using Xunit;

namespace Saddle.Cli.Tests;

/// <summary>A test of what is there on Unix alone; reported as skipped elsewhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "This is Windows.";
        }
    }
}
