using Saddle.Data;
using Saddle.Nn;
using Saddle.Nn.Layers;
using Saddle.Testing;
using Saddle.Training.Classifiers;
using Xunit;

namespace Saddle.Training.Tests.Classifiers;

public sealed class ClassifierTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Classes_asked_for_by_several_threads_are_those_of_one(int threads)
    {
        ImageDataset[] parts =
            [.. Enumerable.Range(1, 6).Select(i => LabelledDigits.All.Split(20 * i, seed: (ulong)i).Validation)];
        var network = Network.Declare(new Sequential(new Flatten(), new Linear(10)), [1, 8, 8]);
        var classifier = new Classifier(network, network.Initialise(seed: 1), threads);
        int[][] alone = [.. parts.Select(classifier.Classes)];
        AtOnce.Run(1000, call => Assert.Equal(alone[call % 6], classifier.Classes(parts[call % 6])));
    }
}
