using Xunit;

namespace Saddle.Docs.Tests;

public sealed class CompilationTests
{
    [Fact]
    public void An_error_names_document_and_line()
    {
        string[] errors = Errors("one\n\n```csharp\nint a = 1;\nint b = c;\n```\n");
        Assert.Equal(["a.md:5: CS0103 The name 'c' does not exist in the current context"], errors);
    }

    [Fact]
    public void A_continuing_block_sees_the_names_of_the_block_before() =>
        Assert.Empty(Errors("```csharp\nint a = 1;\n```\n```csharp\n// continues\nConsole.WriteLine(a);\n```\n"));

    [Fact]
    public void A_block_that_does_not_continue_starts_afresh() =>
        Assert.Single(Errors("```csharp\nint a = 1;\n```\n```csharp\nConsole.WriteLine(a);\n```\n"));

    [Fact]
    public void Types_and_imports_may_stand_in_any_block() =>
        Assert.Empty(Errors(
            "```csharp\nnamespace A;\npublic sealed record B(int C);\n```\n"
            + "```csharp\npublic sealed record D(int C);\n```\n"
            + "```csharp\n// continues\nusing System.Text;\nvar text = new StringBuilder().Append(new D(1));\n```\n"));

    [Fact]
    public void An_indented_block_and_a_block_of_another_language_are_told_apart() =>
        Assert.Single(Errors("- item\n  ```csharp\n  int a = wrong;\n  ```\n```text\nwrong;\n```\n"));

    private static string[] Errors(string document) =>
        [.. Block.Programs(document).SelectMany(program => Compilation.Errors("a.md", program))];
}
