using Saddle.Gans.Penalties;
using Saddle.Gans.Penalties.Measures;
using Saddle.Settings;
using Saddle.Testing;

namespace Saddle.Gans.Tests.Penalties;

public sealed class PenaltyCatalogueTests() : PartChecks<Penalty>(
    new Catalogues().With(PenaltyCatalogue.Parts),
    new GradientPenalty(),
    new WeightClipping(),
    new SimpleGradientPenalty(10, new RealExamples()),
    new SimpleGradientPenalty(10, new RealExamples()),
    new SimpleGradientPenalty(10, new GeneratedExamples()),
    new NoPenalty());
