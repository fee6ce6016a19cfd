using System.CommandLine;
using Saddle.Cli.Parsing;

namespace Saddle.Cli.Verbs;

/// <summary>The program's verbs.</summary>
internal static class RootVerb
{
    public static RootCommand Create(Terminal terminal)
    {
        var root = new RootCommand("Train, stabilise and understand generative adversarial networks.")
        {
            TrainVerb.Create(terminal),
            ResumeVerb.Create(terminal),
            GenerateVerb.Create(terminal),
            EvaluateVerb.Create(terminal),
            CompareVerb.Create(terminal),
            AnalyzeVerb.Create(terminal),
            ReproduceVerb.Create(terminal),
            MethodsVerb.Create(terminal),
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
