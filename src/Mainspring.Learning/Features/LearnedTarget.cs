namespace Mainspring.Learning.Features;

/// <summary>The target of the rows of training, for encoders that learn from it.</summary>
/// <param name="Values">One a row: 0 or 1, a class index, or a number as it is learned.</param>
/// <param name="Classes">The number of classes when there are more than two; 1 for two classes and numbers.</param>
public sealed record LearnedTarget(float[] Values, int Classes = 1);
