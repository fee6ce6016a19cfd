using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Saddle.Testing;

/// <summary>Keeps tests, and the programs that they start, out of the cache of whoever runs them.</summary>
/// <remarks>Compiled into each project that opens data as the command line does: it runs before anything in it does.
/// </remarks>
internal static class OwnCache
{
    private const string Variable = "SADDLE_CACHE";

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "A program of tests has no other beginning.")]
    internal static void Use()
    {
        string folder = Path.Combine(Path.GetTempPath(), $"saddle-cache-{Environment.ProcessId}");
        Environment.SetEnvironmentVariable(Variable, folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        };
    }
}
