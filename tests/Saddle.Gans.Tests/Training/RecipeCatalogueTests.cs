using Saddle.Games.Motions;
using Saddle.Gans.Architectures;
using Saddle.Gans.Objectives;
using Saddle.Gans.Penalties;
using Saddle.Gans.Training;
using Saddle.Nn.Optimisers;
using Saddle.Nn.Schedules;
using Saddle.Testing;
using Saddle.Training;
using Saddle.Training.Classifiers;
using Saddle.Training.Options;

namespace Saddle.Gans.Tests.Training;

public sealed class RecipeCatalogueTests() : PartChecks<Recipe>(
    BuiltIn.Catalogues,
    new AdversarialRecipe
    {
        ArchitectureName = "dcgan",
        Architecture = new Dcgan(),
        Objective = new Wasserstein(),
        Penalty = new GradientPenalty(),
        Moves = Adversarial.MovesOf(s_adam, s_adam) with
        {
            Dynamics = new Alternating { Order = [1, 0] },
            AverageDecay = 0.999,
        },
    },
    new ClassifierRecipe(
        new Classification(new ConvolutionalFeatures(), Smoothing: 0.1),
        new Mover(new Adam(), 5e-3, new LinearDecay())))
{
    private static readonly Mover s_adam = new(new Adam(), 1e-4);
}
