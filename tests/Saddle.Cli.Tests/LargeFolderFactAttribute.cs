using Saddle.Testing;
using Xunit;

namespace Saddle.Cli.Tests;

/// <summary>A test that fills a gigabyte of the temporary folder and takes minutes; skipped unless it is asked
/// for.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LargeFolderFactAttribute : FactAttribute
{
    private const string Variable = "SADDLE_LARGE_FOLDER";

    public LargeFolderFactAttribute()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } || SharedData.Root is null)
        {
            Skip = $"A folder of 20,000 photographs takes minutes; set {Variable}=1, and SADDLE_DATA, to open one.";
        }
    }
}
