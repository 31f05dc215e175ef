namespace Mainspring.Learning.Scoring;

/// <summary>
/// A predictor whose answers other software gives, and which may therefore fail or be late although it was loaded and tried: it throws <see cref="ScoringFailedException"/>. Who serves one stops
/// asking it for a while when it fails again and again.
/// </summary>
public interface IExternalPredictor : IPredictor;
