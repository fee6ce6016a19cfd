using System.Text.RegularExpressions;
using System.Xml.Linq;
using Saddle.Tests.Structure;
using Xunit;
using Xunit.Abstractions;

namespace Saddle.Tests;

public sealed partial class StructureTests(ITestOutputHelper output)
{
    private static readonly string[] s_folders = ["src", "tests", "bench", "samples"];

    [Fact]
    public void Folders_use_only_the_layers_below_them()
    {
        IEnumerable<string> wrong =
            from file in SourceTree.Under("src/Saddle")
            where file.Folders.Length > 2
            from violation in LayerOrder.Folders.Contains(file.Folders[2])
                ? LayerOrder.Violations(file.Folders[2], file.Code)
                : [$"the folder {file.Folders[2]} has no place in the order"]
            select $"{file.Path}: {violation}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Folders_use_only_root_types_of_the_layers_below_them()
    {
        IReadOnlyList<SourceFile> files = SourceTree.Under("src/Saddle");
        ILookup<string, string> declaredIn = LayerOrder.RootTypes(files);
        IEnumerable<string> wrong =
            from file in files
            where file.Folders.Length > 2 && LayerOrder.Folders.Contains(file.Folders[2])
            from violation in LayerOrder.RootTypeViolations(file.Folders[2], file.Code, declaredIn)
            select $"{file.Path}: {violation}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Projects_reference_only_the_projects_below_them()
    {
        IEnumerable<string> wrong =
            from folder in Directory.EnumerateDirectories(Path.Combine(SourceTree.Root, "src"))
            from path in Directory.EnumerateFiles(folder, "*.csproj")
            from violation in LayerOrder.Violations(Path.GetFileNameWithoutExtension(path), XDocument.Load(path))
            select violation;
        Assert.Empty(wrong);
    }

    [Fact]
    public void Type_names_say_what_the_type_is()
    {
        IEnumerable<string> wrong =
            from file in SourceTree.Under("src")
            from Match type in TypeName().Matches(file.Code)
            where EmptyWord().IsMatch(type.Groups["name"].Value)
            select $"{file.Path}: {type.Groups["name"].Value}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Lines_have_120_columns_at_most()
    {
        IEnumerable<string> wrong =
            from folder in s_folders
            from file in SourceTree.Under(folder)
            from line in file.Text.Split('\n').Index()
            where line.Item.TrimEnd('\r').Length > 120
            select $"{file.Path}:{line.Index + 1}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Wrapped_lines_begin_with_their_operator()
    {
        IEnumerable<string> wrong =
            from folder in s_folders
            from file in SourceTree.Under(folder)
            from line in WrappedOperators.LinesThatEndInOne(file.Text, file.Code)
            select $"{file.Path}:{line}";
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("a +\nb", true)]
    [InlineData("a && // why\nb", true)]
    [InlineData("\"one\" +\n\"two\"", true)]
    [InlineData("a <=\r\nb", true)]
    [InlineData("a <\nb", true)]
    [InlineData("a ?\nb : c", true)]
    [InlineData("a or\nb", true)]
    [InlineData("\"one\"\n+ \"two\"\n+ \"three\"", false)]
    [InlineData("a =\nb", false)]
    [InlineData("a ??=\nb", false)]
    [InlineData("() =>\nb", false)]
    [InlineData("i++\n", false)]
    [InlineData("List<int>\nb", false)]
    [InlineData("int?\nb", false)]
    [InlineData("// a +\nb", false)]
    public void An_operator_ends_a_line_only_where_a_right_operand_should_follow(string text, bool ends) =>
        Assert.Equal(ends ? [1] : [], WrappedOperators.LinesThatEndInOne(text, CSharpText.Blank(text)));

    [Fact]
    public void Sizes_are_printed_beside_the_models()
    {
        string report = SizeReport.Of(SourceTree.Under("src"));
        output.WriteLine(report);
        Assert.Contains("all of src", report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Graphs", "using Saddle.Ops;", "Graphs names Ops on line 1")]
    [InlineData("Ops", "\nusing static Saddle.Running.Compiler;", "Ops names Running on line 2")]
    [InlineData("Passes", "x = Derivatives.Reverse.Of(y);", "Passes names Derivatives on line 1")]
    [InlineData("Kernels", "global::Saddle.Graphs.Shape s;", "Kernels names Graphs on line 1")]
    public void A_mention_of_a_higher_layer_is_a_violation(string folder, string code, string violation) =>
        Assert.Equal([violation], LayerOrder.Violations(folder, CSharpText.Blank(code)));

    [Theory]
    [InlineData("Running", "using Saddle.Kernels; using Saddle.Graphs; using Saddle.Ops; using Saddle.Passes;")]
    [InlineData("Graphs", "// Saddle.Ops is not used here\nstring s = $\"Saddle.{(a ? \"Ops\" : \"Passes\")}.X\";")]
    [InlineData("Graphs", "node.Ops.Count")]
    public void A_mention_of_a_lower_layer_or_none_is_fine(string folder, string code) =>
        Assert.Empty(LayerOrder.Violations(folder, CSharpText.Blank(code)));

    [Theory]
    [InlineData("Graphs", "x = Compiler.Run(y);", "Graphs names Compiler, which Running declares")]
    [InlineData("Graphs", "Compiler compiler;", "Graphs names Compiler, which Running declares")]
    [InlineData("Graphs", "x = my.Compiler.Run(y); Point p; PointList q;", null)]
    [InlineData("Running", "Compiler compiler;", null)]
    public void A_root_type_belongs_to_the_one_folder_that_declares_it(string folder, string code, string? violation)
    {
        SourceFile[] files =
        [
            Declaring("src/Saddle/Running/A.cs", "namespace Saddle;\npublic sealed class Compiler;"),
            Declaring(
                "src/Saddle/Graphs/B.cs",
                "namespace Saddle.Graphs { class Inner; }\nnamespace Saddle\n{ partial record struct Point; }"),
            Declaring("src/Saddle/Running/C.cs", "namespace Saddle;\npublic partial record struct Point;"),
        ];
        ILookup<string, string> declaredIn = LayerOrder.RootTypes(files);
        string[] expected = violation is null ? [] : [violation];
        Assert.Equal(["Compiler", "Point"], declaredIn.Select(type => type.Key));
        Assert.Equal(expected, LayerOrder.RootTypeViolations(folder, code, declaredIn));

        static SourceFile Declaring(string path, string code) => new(path, code, code);
    }

    [Fact]
    public void Methods_are_measured_from_signature_to_closing_brace()
    {
        const string Code =
            """
            namespace A;
            public sealed record R(int X)
            {
                private readonly Func<int, int> twice = x => { return 2 * x; };
                public int[] Values { get; } = [1, 2];
                public int Sum => Values
                    .Sum();
                [Attribute(1)]
                public static bool operator ==(R a, int b) => true;
                public int Long<T>(T value) where T : struct
                {
                    var y = new { A = "}" }; // }
                    int Local() => 3;
                    return 1;
                }
                public int P
                {
                    get { return 1; }
                    set => X = value;
                }
            }
            """;
        Method[] expected =
        [
            new("Sum", 2), new("operator ==", 2), new("Long", 6), new("get", 1), new("set", 1),
        ];
        Assert.Equal(expected, MethodScan.Of(CSharpText.Blank(Code)));
    }

    [GeneratedRegex(@"\b(class|struct|record|interface|enum)\s+(?<name>[A-Z]\w*)")]
    private static partial Regex TypeName();

    [GeneratedRegex("(Util|Utils|Utilities|Helper|Helpers|Manager|Impl)(?![a-z])|.Base$")]
    private static partial Regex EmptyWord();
}
