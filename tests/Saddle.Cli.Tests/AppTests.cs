using Saddle.Cli.Parsing;
using Saddle.Gans;
using Xunit;

namespace Saddle.Cli.Tests;

public sealed class AppTests
{
    [Theory]
    [InlineData("dta", "saddle: there is no verb 'dta'. The nearest name is 'data'. See 'saddle --help'.\n")]
    [InlineData("--hepl", "saddle: there is no flag --hepl. The nearest name is '--help'. See 'saddle --help'.\n")]
    public void An_unknown_verb_or_flag_names_the_nearest(string argument, string message)
    {
        CommandLine line = CommandLine.Run(argument);
        Assert.Equal((2, "", message), (line.Code, line.Out, line.Error));
    }

    [Theory]
    [InlineData("there is no flag --pda. The nearest name is '--pad'. See 'saddle data --help'.", "--pda", "3")]
    [InlineData("--pad needs a value. Nothing follows it. Write --pad N.", "--pad")]
    [InlineData("--pad takes one value. It was given 2. Give it once.", "--pad=9", "--pad", "10")]
    [InlineData("the argument 'b' has no place. It follows no flag that takes a value. See 'saddle data --help'.",
        "a", "b")]
    public void A_wrong_flag_is_told_in_one_line(string message, params string[] arguments)
    {
        CommandLine line = CommandLine.Run(["data", .. arguments]);
        Assert.Equal((2, "", $"saddle: data: {message}\n"), (line.Code, line.Out, line.Error));
    }

    [Theory]
    [InlineData("--pad", "0")]
    [InlineData("--pad", "x")]
    [InlineData("--resize", "99999999999999999999")]
    public void A_value_out_of_range_is_told_in_one_line(string flag, string value)
    {
        CommandLine line = CommandLine.Run("data", flag, value);
        Assert.Equal((2, "", $"saddle: {flag} takes a whole number from 1 to 4096, or none. Got '{value}'. "
            + $"Write for example {flag} 1.\n"), (line.Code, line.Out, line.Error));
    }

    [Theory]
    [InlineData("train: --outdir takes a value that is not empty. Got ''. Write --outdir FOLDER, or leave it out.",
        "train", "--outdir", "")]
    [InlineData("train: --data takes a value that is not empty. Got ' '. Write --data TEXT, or leave it out.",
        "train", "--data", " ")]
    [InlineData("generate: --output takes a value that is not empty. Got ''. Write --output FILE, or leave it out.",
        "generate", "--output", "")]
    [InlineData("generate: RUN takes a value that is not empty. Got ''. Write RUN, or leave it out.", "generate", "")]
    [InlineData("train: --resume takes a value that is not empty. Got ''. Write --resume RUN, or leave it out.",
        "train", "--resume", "")]
    public void An_empty_value_is_told(string message, params string[] arguments)
    {
        CommandLine line = CommandLine.Run(arguments);
        Assert.Equal((2, "", $"saddle: {message}\n"), (line.Code, line.Out, line.Error));
    }

    [Fact]
    public void What_was_typed_cannot_break_a_message_into_lines() => Assert.Matches(
        @"^saddle: data: unknown data set 'a\\u000ab\\u001b'\. [^\n\e]*\n$", CommandLine.Run("data", "a\nb\e").Error);

    [Fact]
    public void An_argument_that_is_missing_is_told()
    {
        CommandLine line = CommandLine.Run("resume", "--steps", "3");
        Assert.Equal((2, "", "saddle: resume: RUN is missing. No argument has its place. Write saddle resume RUN.\n"),
            (line.Code, line.Out, line.Error));
    }

    [Fact]
    public void A_flag_given_twice_is_told_where_help_is_asked_for_too()
    {
        CommandLine line = CommandLine.Run("train", "--batch", "3", "--batch", "4", "--help");
        Assert.Equal((2, "", "saddle: train: --batch takes one value. It was given 2. Give it once.\n"),
            (line.Code, line.Out, line.Error));
    }

    [Fact]
    public void What_an_error_quotes_cannot_break_its_line_or_move_the_cursor()
    {
        CommandLine line = CommandLine.Run("d\r\n\u001b[2Jta");
        Assert.Equal((2, ""), (line.Code, line.Out));
        Assert.StartsWith(
            "saddle: there is no verb 'd\\u000d\\u000a\\u001b[2Jta'. ", line.Error, StringComparison.Ordinal);
        Assert.Single(line.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Help_tells_of_no_flag_that_a_verb_lacks()
    {
        Assert.Contains("\n  --seed N ", CommandLine.Run("train", "--help").Out, StringComparison.Ordinal);
        string compare = CommandLine.Run("compare", "--help").Out;
        Assert.DoesNotContain("\n  --seed ", compare, StringComparison.Ordinal);
        Assert.Single(compare.Split('\n'), line => line.StartsWith("  --metrics ", StringComparison.Ordinal));
    }

    [Fact]
    public void No_arguments_show_the_verbs()
    {
        CommandLine line = CommandLine.Run();
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.Contains("  data <NAME|PATH>", line.Out, StringComparison.Ordinal);
        Assert.Contains("Examples:\n", line.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_verb_has_help_with_examples_and_a_line_for_each_flag()
    {
        foreach (System.CommandLine.Command verb in Saddle.Cli.Verbs.RootVerb.Create(
            new Terminal(TextWriter.Null, TextWriter.Null), new Vocabulary(BuiltIn.Catalogues)).Subcommands)
        {
            CommandLine line = CommandLine.Run(verb.Name, "--help");
            Assert.Equal((0, ""), (line.Code, line.Error));
            Assert.Contains($"  saddle {verb.Name}",
                line.Out[line.Out.IndexOf("Examples:", StringComparison.Ordinal)..], StringComparison.Ordinal);
            System.CommandLine.Option[] shown = [.. verb.Options.Where(option => !option.Hidden)];
            Assert.All(shown, option =>
                Assert.Contains(option.Description!.Split(' ')[0], line.Out, StringComparison.Ordinal));
            // A comma comes before an alias.
            Assert.All(shown, option => Assert.Matches($"{option.Name}[ ,]", line.Out));
        }
    }

    [Fact]
    public void Memory_that_does_not_suffice_is_told_without_blaming_the_program()
    {
        Assert.Equal("saddle: memory: a block of 9.0 GiB does not fit.\n",
            Told(new InsufficientMemoryException("memory: a block of 9.0 GiB does not fit.")));
        Assert.Equal("saddle: the memory does not suffice. Array dimensions exceeded supported range. "
            + "Use a smaller batch, smaller networks or fewer examples.\n",
            Told(Assert.Throws<OutOfMemoryException>(() => new byte[int.MaxValue])));

        static string Told(Exception problem)
        {
            using var error = new StringWriter { NewLine = "\n" };
            Assert.Equal(1, Failures.Report(problem, error));
            return error.ToString();
        }
    }

    [Fact]
    public void An_error_of_the_program_has_no_stack_trace()
    {
        using var error = new StringWriter { NewLine = "\n" };
        int code = Failures.Report(new InvalidOperationException("Broken."), error);
        Assert.Equal(1, code);
        Assert.Equal("saddle: an error inside the program. InvalidOperationException: Broken. "
            + "Run it again with SADDLE_TRACE=1 to see where, and report it.\n", error.ToString());
    }
}
