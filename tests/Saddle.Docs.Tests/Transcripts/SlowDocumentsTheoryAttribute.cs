using Xunit;

namespace Saddle.Docs.Tests.Transcripts;

/// <summary>A theory that takes minutes a document, and is shown as skipped unless it is asked for.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SlowDocumentsTheoryAttribute : TheoryAttribute
{
    /// <summary>Whether it is asked for.</summary>
    public static bool AreAskedFor => Environment.GetEnvironmentVariable("SADDLE_SLOW_DOCUMENTS") is { Length: > 0 };

    public SlowDocumentsTheoryAttribute()
    {
        if (!AreAskedFor)
        {
            Skip = "The slow commands of the documents take minutes; set SADDLE_SLOW_DOCUMENTS=1 to carry them out.";
        }
    }
}
