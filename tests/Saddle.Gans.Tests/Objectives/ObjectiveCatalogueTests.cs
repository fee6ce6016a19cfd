using Saddle.Gans.Objectives;
using Saddle.Settings;
using Saddle.Testing;

namespace Saddle.Gans.Tests.Objectives;

public sealed class ObjectiveCatalogueTests() : PartChecks<Objective>(
    new Catalogues().With(ObjectiveCatalogue.Parts),
    new Wasserstein(),
    new NonSaturating(),
    new Minimax(),
    new LeastSquares(),
    new Hinge());
