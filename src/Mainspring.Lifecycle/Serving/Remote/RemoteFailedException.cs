using Mainspring.Learning.Scoring;

namespace Mainspring.Lifecycle.Serving.Remote;

/// <summary>A scorer elsewhere gave no answer that can be used.</summary>
public sealed class RemoteFailedException(string message, Exception? cause = null) : ScoringFailedException(message, cause);
