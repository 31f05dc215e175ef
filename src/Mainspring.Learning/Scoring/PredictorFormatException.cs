namespace Mainspring.Learning.Scoring;

/// <summary>A predictor's JSON cannot be trusted. The message says where and why; nothing was loaded.</summary>
public sealed class PredictorFormatException(string message, Exception? cause = null) : Exception(message, cause);
