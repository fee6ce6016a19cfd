using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;

namespace Saddle.Docs.Tests;

/// <summary>Compiles a program made of blocks against the libraries, as a reader's own console project would.</summary>
internal static class Compilation
{
    private static readonly CSharpParseOptions s_options = new(LanguageVersion.Latest, DocumentationMode.None);

    // What a new console project imports by itself.
    private static readonly SyntaxTree s_imports = CSharpSyntaxTree.ParseText(
        """
        global using System; global using System.Collections.Generic; global using System.IO;
        global using System.Linq; global using System.Threading; global using System.Threading.Tasks;
        """,
        s_options);

    /// <summary>Everything this test itself can load: the base library and the projects of src.</summary>
    public static IReadOnlyList<MetadataReference> References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("xunit", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The errors of a program, each led by the document and the line it stands on.</summary>
    public static IReadOnlyList<string> Errors(string document, IReadOnlyList<Block> program) =>
        Errors(Of(document, program).GetDiagnostics());

    /// <summary>The assembly of a program.</summary>
    /// <exception cref="InvalidOperationException">It has errors.</exception>
    public static byte[] Emit(string document, IReadOnlyList<Block> program)
    {
        using var assembly = new MemoryStream();
        EmitResult result = Of(document, program).Emit(assembly);
        return result.Success
            ? assembly.ToArray()
            : throw new InvalidOperationException(string.Join('\n', Errors(result.Diagnostics)));
    }

    private static CSharpCompilation Of(string document, IReadOnlyList<Block> program)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(Join(document, program), s_options, document, Encoding.UTF8);
        OutputKind kind = HasStatements(tree) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        var options = new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable);
        return CSharpCompilation.Create("Document", [s_imports, tree], References, options);
    }

    private static IReadOnlyList<string> Errors(IEnumerable<Diagnostic> diagnostics)
    {
        return
        [
            .. from error in diagnostics
               where error.Severity == DiagnosticSeverity.Error
               let place = error.Location.GetMappedLineSpan()
               select $"{place.Path}:{place.StartLinePosition.Line + 1}: {error.Id} "
                   + error.GetMessage(CultureInfo.InvariantCulture),
        ];
    }

    // Imports come first and types last, wherever the reader meets them.
    private static string Join(string document, IReadOnlyList<Block> program)
    {
        var text = new StringBuilder();
        foreach (Block block in program)
        {
            foreach (UsingDirectiveSyntax import in Parse(block).GetCompilationUnitRoot().Usings)
            {
                Append(block, import.ToString());
            }
        }

        foreach (Block block in program.OrderBy(block => !HasStatements(Parse(block))))
        {
            Append(block, WithoutImports(block));
        }

        return text.ToString();

        void Append(Block block, string code) =>
            text.AppendLine(CultureInfo.InvariantCulture, $"#line {block.Line} \"{document}\"").AppendLine(code);
    }

    private static string WithoutImports(Block block)
    {
        var code = new StringBuilder(block.Code);
        foreach (UsingDirectiveSyntax import in Parse(block).GetCompilationUnitRoot().Usings)
        {
            for (int at = import.SpanStart; at < import.Span.End; at++)
            {
                code[at] = ' ';
            }
        }

        return code.ToString();
    }

    private static SyntaxTree Parse(Block block) => CSharpSyntaxTree.ParseText(block.Code, s_options);

    private static bool HasStatements(SyntaxTree tree) =>
        tree.GetCompilationUnitRoot().Members.Any(member => member is GlobalStatementSyntax);
}
