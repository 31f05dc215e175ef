namespace Mainspring.Web.Playground;

/// <summary>What the model says about a record.</summary>
/// <param name="Prediction">The class or the number.</param>
/// <param name="Probabilities">Each class with its probability, the most probable first; empty for regression.</param>
/// <param name="Warnings">What was strange about the record.</param>
public sealed record PlaygroundResult(string Prediction, IReadOnlyList<(string Class, double Probability)> Probabilities, IReadOnlyList<string> Warnings);
