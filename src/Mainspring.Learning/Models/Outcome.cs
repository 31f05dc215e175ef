namespace Mainspring.Learning.Models;

/// <summary>What the outputs for one row come to.</summary>
/// <param name="Class">The index of the predicted class; -1 for regression.</param>
/// <param name="Value">The predicted number; for classes the probability, of the positive one of two or of the predicted one of several.</param>
public readonly record struct Outcome(int Class, float Value);
