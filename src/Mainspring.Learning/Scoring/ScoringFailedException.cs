namespace Mainspring.Learning.Scoring;

/// <summary>A model that was loaded and tried gives no answer this time: it failed, took too long, or lies elsewhere and cannot be reached. The message is a sentence for people.</summary>
public abstract class ScoringFailedException(string message, Exception? cause) : Exception(message, cause);
