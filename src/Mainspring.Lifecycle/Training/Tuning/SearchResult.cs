using Mainspring.Learning.Training;
using Mainspring.Lifecycle.Training.Folds;

namespace Mainspring.Lifecycle.Training.Tuning;

/// <summary>What a search found.</summary>
/// <param name="Algorithm">The best algorithm.</param>
/// <param name="Parameters">Its hyper-parameters.</param>
/// <param name="Folds">How it did on each fold.</param>
/// <param name="Trials">All that was tried, in its order.</param>
internal sealed record SearchResult(string Algorithm, HyperParameters Parameters, IReadOnlyList<FoldResult> Folds, IReadOnlyList<Trial> Trials);
