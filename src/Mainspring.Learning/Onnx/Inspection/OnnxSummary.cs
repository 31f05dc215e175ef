namespace Mainspring.Learning.Onnx.Inspection;

/// <summary>What an ONNX file says of itself, as far as serving needs it.</summary>
/// <param name="ExternalFiles">The other files of the model that hold its weights.</param>
/// <param name="Texts">Every text that the graph compares with, sorted.</param>
/// <param name="Classes">The class labels that a classifier in it names, in their order; empty when there is none.</param>
/// <param name="TextOperator">An operator that does more with texts than compare them; null when there is none.</param>
public sealed record OnnxSummary(IReadOnlyList<string> ExternalFiles, IReadOnlyList<string> Texts, IReadOnlyList<string> Classes, string? TextOperator);
