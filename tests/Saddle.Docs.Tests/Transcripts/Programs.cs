using System.Reflection;

namespace Saddle.Docs.Tests.Transcripts;

/// <summary>Runs C# programs of documents.</summary>
internal static class Programs
{
    /// <summary>What the last program of a text prints.</summary>
    /// <param name="document">The name of the document.</param>
    /// <param name="text">The document as far as the program.</param>
    public static string Run(string document, string text)
    {
        IReadOnlyList<IReadOnlyList<Block>> programs = Block.Programs(text);
        var program = Assembly.Load(Compilation.Emit(document, programs[^1]));
        TextWriter former = Console.Out;
        using var output = new StringWriter();
        try
        {
            Console.SetOut(output);
            program.EntryPoint!.Invoke(null, [Array.Empty<string>()]);
            return output.ToString();
        }
        finally
        {
            Console.SetOut(former);
        }
    }
}
