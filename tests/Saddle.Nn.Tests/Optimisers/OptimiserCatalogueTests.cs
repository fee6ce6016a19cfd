using Saddle.Nn.Optimisers;
using Saddle.Settings;
using Saddle.Testing;

namespace Saddle.Nn.Tests.Optimisers;

public sealed class OptimiserCatalogueTests() : PartChecks<Optimiser>(
    new Catalogues().With(OptimiserCatalogue.Parts), new Adam(), new RmsProp(), new Sgd());
