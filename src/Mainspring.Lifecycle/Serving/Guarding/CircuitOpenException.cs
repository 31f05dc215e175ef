using Mainspring.Learning.Scoring;

namespace Mainspring.Lifecycle.Serving.Guarding;

/// <summary>A model failed so often that it is not asked for a while.</summary>
public sealed class CircuitOpenException(string message) : ScoringFailedException(message, null);
