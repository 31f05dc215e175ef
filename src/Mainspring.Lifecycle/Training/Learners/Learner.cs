using Mainspring.Learning.Training;

namespace Mainspring.Lifecycle.Training.Learners;

/// <summary>One algorithm with its hyper-parameters.</summary>
/// <param name="Algorithm">The name of a trainer.</param>
/// <param name="Parameters">What is set of its hyper-parameters; the rest are its defaults.</param>
/// <param name="LogTarget">Whether ln(1 + target) is learned.</param>
/// <param name="FindsRounds">Whether folds shall tell how many rounds of boosting are enough. What is fitted at last has a number.</param>
internal sealed record Learner(string Algorithm, HyperParameters Parameters, bool LogTarget = false, bool FindsRounds = false)
{
    /// <summary>As a search tries it: boosting whose number of trees nobody has set finds it.</summary>
    public static Learner Searched(string algorithm, HyperParameters parameters, bool logTarget) =>
        new(algorithm, parameters, logTarget, algorithm == "gradient_boosting" && parameters.All(set => set.Key is not ("trees" or "early_stopping")));
}
