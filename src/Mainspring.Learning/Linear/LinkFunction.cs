namespace Mainspring.Learning.Linear;

/// <summary>What makes outputs of a linear model's sums.</summary>
public enum LinkFunction
{
    /// <summary>The sum itself.</summary>
    Identity,

    /// <summary>1 / (1 + e^-sum): the probability of the positive class.</summary>
    Logistic,

    /// <summary>e^sum over the total of all classes.</summary>
    Softmax,
}
