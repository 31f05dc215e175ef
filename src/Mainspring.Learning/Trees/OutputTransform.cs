namespace Mainspring.Learning.Trees;

/// <summary>What makes a model's outputs of its sums.</summary>
public enum OutputTransform
{
    /// <summary>The sum itself.</summary>
    Identity,

    /// <summary>1 / (1 + e^-sum).</summary>
    Logistic,

    /// <summary>e^sum over the total of all classes.</summary>
    Softmax,

    /// <summary>The average vote, kept within 0 and 1; several classes are divided by their total (all zero: equal shares).</summary>
    Votes,
}
