using Saddle.Gans.Architectures;
using Saddle.Settings;
using Saddle.Testing;

namespace Saddle.Gans.Tests.Architectures;

public sealed class ArchitectureCatalogueTests() : PartChecks<Architecture>(
    new Catalogues().With(ArchitectureCatalogue.Parts),
    new Mlp(),
    new Dcgan(),
    new Resnet());
