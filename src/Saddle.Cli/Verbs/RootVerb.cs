using System.CommandLine;
using Saddle.Cli.Parsing;

namespace Saddle.Cli.Verbs;

/// <summary>The program's verbs.</summary>
internal static class RootVerb
{
    public static RootCommand Create(Terminal terminal, Vocabulary vocabulary)
    {
        var root = new RootCommand("Train, stabilise and understand generative adversarial networks.")
        {
            TrainVerb.Create(terminal, vocabulary),
            ResumeVerb.Create(terminal, vocabulary),
            GenerateVerb.Create(terminal, vocabulary),
            EvaluateVerb.Create(terminal, vocabulary),
            CompareVerb.Create(terminal, vocabulary),
            AnalyzeVerb.Create(terminal, vocabulary),
            ReproduceVerb.Create(terminal),
            MethodsVerb.Create(terminal, vocabulary),
            DataVerb.Create(terminal),
        };
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
