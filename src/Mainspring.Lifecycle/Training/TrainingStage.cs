namespace Mainspring.Lifecycle.Training;

/// <summary>How far a training has come.</summary>
/// <param name="Name">The step: <c>split</c>, <c>folds</c> or <c>search</c>, <c>features</c>, <c>train</c>, <c>evaluate</c>.</param>
/// <param name="Fraction">The share of the step that is done, 0 to 1.</param>
/// <param name="Text">What there is to say of it, in a few words.</param>
public sealed record TrainingStage(string Name, double Fraction, string Text);
