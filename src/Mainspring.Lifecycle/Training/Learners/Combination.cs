namespace Mainspring.Lifecycle.Training.Learners;

/// <summary>How the outputs of several learners become one.</summary>
public enum Combination
{
    /// <summary>By weights with the least loss on rows that no member learned from.</summary>
    Stacking,

    /// <summary>By equal weights.</summary>
    Averaging,
}
