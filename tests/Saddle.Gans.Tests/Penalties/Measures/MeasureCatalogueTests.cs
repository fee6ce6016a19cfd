using Saddle.Gans.Penalties;
using Saddle.Gans.Penalties.Measures;
using Saddle.Settings;
using Saddle.Testing;

namespace Saddle.Gans.Tests.Penalties.Measures;

public sealed class MeasureCatalogueTests() : PartChecks<PenaltyMeasure>(
    new Catalogues().With(MeasureCatalogue.Parts),
    new RealExamples(),
    new GeneratedExamples(),
    new Interpolates(),
    new Midpoints(),
    new AnchorRays(0),
    new SinglePoint(0));
