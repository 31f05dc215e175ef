namespace Mainspring.Learning;

/// <summary>What a model predicts.</summary>
public enum TaskKind
{
    /// <summary>One of two classes. Targets are 0 and 1; the one output is the probability of 1.</summary>
    BinaryClassification,

    /// <summary>One of three or more classes. Targets are class indices; there is one probability a class.</summary>
    MulticlassClassification,

    /// <summary>A number. The one output is in the unit of the target.</summary>
    Regression,
}
