using System.Text.RegularExpressions;
using Saddle.Tests.Structure;
using Xunit;
using Xunit.Abstractions;

namespace Saddle.Tests;

public sealed partial class StructureTests(ITestOutputHelper output)
{
    private static readonly string[] s_folders = ["src", "tests", "bench", "samples"];

    [Fact]
    public void Folders_use_only_the_folders_below_them()
    {
        IReadOnlyList<SourceFile> files = SourceTree.Under("src");
        var order = new LayerOrder(DeclaredOrders.All, files);
        Assert.Empty(files.SelectMany(order.Violations));
    }

    [Fact]
    public void Projects_reference_only_the_projects_below_them() => Assert.Empty(
        ProjectFile.Under("src").SelectMany(project => project.Violations(DeclaredOrders.All["src"])));

    [Fact]
    public void Ordered_folders_exist() => Assert.Empty(
        from order in DeclaredOrders.All
        where order.Key != "src"
        from member in order.Value.Members
        where !Directory.Exists(Path.Combine(SourceTree.Root, order.Key, member))
        select $"{order.Key} has no {member}");

    [Fact]
    public void Namespaces_are_folders() => Assert.Empty(
        from file in SourceTree.Under("src")
        from space in DeclaredType.NamespacesIn(file)
        where space != file.Folders[1] && space != DeclaredType.NamespaceOf(string.Join('/', file.Folders))
        select $"{file.Path}: {space}");

    [Fact]
    public void Only_the_project_of_data_brings_native_code()
    {
        string[] users =
        [
            .. from project in ProjectFile.Under("src")
               where project.Packages.Any(package => package.StartsWith("SkiaSharp", StringComparison.Ordinal))
               select project.Name,
        ];
        Assert.Equal(["Saddle.Data"], users);
        Assert.All(
            ProjectFile.Under("src").Where(project => project.Name is "Saddle" or "Saddle.Nn"),
            project => Assert.Empty(project.Packages));
    }

    [Fact]
    public void Native_decoders_see_only_what_was_walked() => Assert.Equal(
        ["NativeDecoder.cs", "PictureFormat.cs", "PngWriter.cs", "SkiaLibrary.cs"],
        from file in SourceTree.Under("src")
        where file.Code.Contains("using SkiaSharp", StringComparison.Ordinal)
        select Path.GetFileName(file.Path));

    [Fact]
    public void Internals_are_shared_with_tests_and_benchmarks_only()
    {
        string[] watchers =
            [.. ProjectFile.Under("tests").Concat(ProjectFile.Under("bench")).Select(file => file.Name)];
        IEnumerable<string> shared =
            from project in ProjectFile.Under("src")
            from friend in project.Friends
            where !watchers.Contains(friend)
            select $"{project.Name} shows its internals to {friend}";
        Assert.Empty(shared);
        Assert.DoesNotContain(
            SourceTree.Under("src"), file => file.Code.Contains("InternalsVisibleTo", StringComparison.Ordinal));
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
    [InlineData("Graphs/X.cs", "using Saddle.Ops;", "names Ops on line 1")]
    [InlineData("Ops/X.cs", "\nusing static Saddle.Running.Compiler;", "names Running on line 2")]
    [InlineData("Passes/X.cs", "x = Derivatives.Reverse.Of(y);", "names Derivatives on line 1")]
    [InlineData("Graphs/X.cs", "global::Saddle.Ops.Add a;", "names Ops on line 1")]
    [InlineData("Graphs/X.cs", "x = Compiler.Run(y);", "names Compiler of Running on line 1")]
    [InlineData("Ops/X.cs", "Front front;", "names Front of src/Saddle itself on line 1")]
    [InlineData("Running/X.cs", "using Saddle.Running.Cpu;", "names Cpu on line 1")]
    [InlineData("Kernels/X.cs", "class K;", "Kernels has no place in the order of src/Saddle")]
    [InlineData("Ops/Deep/X.cs", "class D;", "Deep has no place in the order of src/Saddle/Ops")]
    public void What_lies_above_is_not_named(string path, string code, string violation) =>
        Assert.Equal([$"src/Saddle/{path}: {violation}"], Violations(path, code));

    [Theory]
    [InlineData("Running/X.cs", "using Saddle.Graphs; using Saddle.Ops; using Saddle.Passes; Compiler c;")]
    [InlineData("Running/Cpu/X.cs", "using Saddle.Running; Compiler compiler;")]
    [InlineData("X.cs", "using Saddle.Running; using Saddle.Running.Cpu; Compiler compiler; Front front;")]
    [InlineData(
        "Graphs/X.cs", "// Saddle.Ops is not used here\nstring s = $\"Saddle.{(a ? \"Ops\" : \"Passes\")}.X\";")]
    [InlineData("Graphs/X.cs", "node.Ops.Count + Ops.Count + my.Compiler.Run(y); Part p; FrontList l;")]
    [InlineData("Passes/X.cs", "using Saddle.Tangled;")]
    [InlineData("Tangled/X.cs", "using Saddle.Passes;")]
    public void What_lies_below_or_nowhere_is_named_freely(string path, string code) =>
        Assert.Empty(Violations(path, code));

    [Theory]
    [InlineData("A -> B -> C\nC -> A")]
    [InlineData("A <-> B -> C -> A")]
    [InlineData("A -> A")]
    public void An_order_with_a_circle_is_refused(string text) =>
        Assert.Contains("contradicts itself", Assert.Throws<FormatException>(() => FolderOrder.Parse(text)).Message);

    [Fact]
    public void Types_are_found_in_every_namespace_of_a_file_but_not_in_other_types()
    {
        const string Code =
            """
            namespace A.B
            {
                class One { struct Inner; }
                record struct Two(int X);
            }
            namespace A
            {
                partial interface Three;
            }
            """;
        Assert.Equal(
            [new("One", "A.B", "f"), new("Two", "A.B", "f"), new("Three", "A", "f")],
            DeclaredType.In(new SourceFile("f", Code, Code)));
    }

    private static IEnumerable<string> Violations(string path, string code)
    {
        SourceFile[] files =
        [
            Declaring("Front.cs", "namespace Saddle;\npublic sealed class Front;"),
            Declaring("Graphs/A.cs", "namespace Saddle.Graphs;\nclass Inner;\nclass Ops;"),
            Declaring(
                "Ops/B.cs", "namespace Saddle.Ops { class Add; }\nnamespace Saddle\n{ partial record struct Part; }"),
            Declaring("Derivatives/C.cs", "namespace Saddle.Derivatives;\nclass Reverse;"),
            Declaring("Running/D.cs", "namespace Saddle;\npublic sealed class Compiler;"),
            Declaring("Running/E.cs", "namespace Saddle;\npublic partial record struct Part;"),
            Declaring("Running/Cpu/F.cs", "namespace Saddle.Running.Cpu;\nclass Backend;"),
        ];
        var orders = new Dictionary<string, FolderOrder>
        {
            ["src/Saddle"] = FolderOrder.Parse("Graphs -> Ops -> Derivatives | Passes <-> Tangled -> Running -> ."),
            ["src/Saddle/Running"] = FolderOrder.Parse(". -> Cpu"),
        };
        return new LayerOrder(orders, files).Violations(Declaring(path, code));
    }

    private static SourceFile Declaring(string path, string code) =>
        new($"src/Saddle/{path}", code, CSharpText.Blank(code));

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
