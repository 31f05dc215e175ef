using Mainspring.Learning.Training;
using Mainspring.Learning.Tuning;
using Mainspring.Lifecycle.Training.Learners;

namespace Mainspring.Lifecycle.Training.Tuning;

/// <summary>One algorithm that a search tries.</summary>
/// <param name="Algorithm">Its name.</param>
/// <param name="LogTarget">Whether ln(1 + target) is learned.</param>
/// <param name="Dimensions">What is searched of its hyper-parameters.</param>
internal sealed record TrialSpace(string Algorithm, bool LogTarget, SearchSpace Dimensions)
{
    /// <summary>The learner of hyper-parameters.</summary>
    public Learner Learner(HyperParameters parameters) => Learners.Learner.Searched(Algorithm, parameters, LogTarget);
}
