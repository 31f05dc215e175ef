using Mainspring.Learning.Training;

namespace Mainspring.Lifecycle.Training.Learners;

/// <summary>One algorithm with its hyper-parameters.</summary>
/// <param name="Algorithm">The name of a trainer.</param>
/// <param name="Parameters">What is set of its hyper-parameters; the rest are its defaults.</param>
/// <param name="LogTarget">Whether ln(1 + target) is learned.</param>
internal sealed record Learner(string Algorithm, HyperParameters Parameters, bool LogTarget = false);
