using Saddle.Data;
using Saddle.Data.Text;

namespace Saddle.Reproductions.Toys;

/// <summary>Endless synthetic texts as one-hot rows [length, symbols].</summary>
internal sealed class TextStream(ulong seed, int length, Vocabulary vocabulary) : IBatchSource
{
    public int Count => 0;

    public int[] SampleShape => [length, vocabulary.Count];

    public int ClassCount => 0;

    public void Fill(long step, Span<float> samples, Span<long> labels)
    {
        labels.Clear();
        int batch = samples.Length / (length * vocabulary.Count);
        string[] texts = TextSamples.Generate(seed, batch, length, step * batch);
        vocabulary.OneHot(texts, length).CopyTo(samples);
    }
}
