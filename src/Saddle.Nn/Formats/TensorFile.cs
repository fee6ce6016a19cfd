namespace Saddle.Nn.Formats;

/// <summary>What a safetensors file holds.</summary>
/// <param name="Tensors">Named tensors, in the order of their data.</param>
/// <param name="Metadata">Free text by key; empty where there is none.</param>
public sealed record TensorFile(ParameterSet Tensors, IReadOnlyDictionary<string, string> Metadata);
