using Saddle.Distances.Metrics;
using Saddle.Settings;
using Saddle.Testing;

namespace Saddle.Distances.Tests.Metrics;

public sealed class MetricCatalogueTests() : PartChecks<Metric>(
    new Catalogues().With(MetricCatalogue.Parts),
    new SlicedWassersteinMetric(),
    new PrecisionMetric(),
    new RecallMetric(),
    new KernelMetric(),
    new DiversityMetric(),
    new ModesMetric(),
    new QualityMetric());
