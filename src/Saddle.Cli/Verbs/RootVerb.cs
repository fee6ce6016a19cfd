using System.CommandLine;
using Saddle.Cli.Parsing;

namespace Saddle.Cli.Verbs;

/// <summary>The program's verbs.</summary>
internal static class RootVerb
{
    /// <summary>Makes them.</summary>
    /// <param name="terminal">Where they write.</param>
    /// <param name="vocabulary">What can be named.</param>
    /// <param name="only">
    /// The verb that is asked for, where it is known: the others are there by name alone, which saves their time.
    /// </param>
    public static RootCommand Create(Terminal terminal, Vocabulary vocabulary, string? only = null)
    {
        (string Name, Func<Command> Create)[] verbs =
        [
            ("train", () => TrainVerb.Create(terminal, vocabulary)),
            ("resume", () => ResumeVerb.Create(terminal, vocabulary)),
            ("generate", () => GenerateVerb.Create(terminal, vocabulary)),
            ("evaluate", () => EvaluateVerb.Create(terminal, vocabulary)),
            ("compare", () => CompareVerb.Create(terminal, vocabulary)),
            ("analyze", () => AnalyzeVerb.Create(terminal, vocabulary)),
            ("reproduce", () => ReproduceVerb.Create(terminal)),
            ("methods", () => MethodsVerb.Create(terminal, vocabulary)),
            ("data", () => DataVerb.Create(terminal, vocabulary)),
        ];
        bool isKnown = verbs.Any(verb => verb.Name == only);
        var root = new RootCommand("Train, stabilise and understand generative adversarial networks.");
        foreach ((string name, Func<Command> create) in verbs)
        {
            root.Add(isKnown && name != only ? new Command(name) : create());
        }

        string[] examples =
        [
            "saddle train                        a WGAN-GP learns to write digits, in a few minutes",
            "saddle generate                     draw from what it learned",
            "saddle train --help                 every option of a verb",
        ];
        ExampleHelp.AddTo(root, examples);
        var help = new ExampleHelp(examples);
        root.SetAction(help.Invoke);
        return root;
    }
}
