using Mainspring.Lifecycle.Training.Folds;
using Mainspring.Lifecycle.Training.Learners;

namespace Mainspring.Lifecycle.Training.Tuning;

/// <summary>What a search found.</summary>
/// <param name="Recipe">The best, one learner or several.</param>
/// <param name="Folds">How it did on each fold.</param>
/// <param name="Trials">All that was tried, in its order.</param>
internal sealed record SearchResult(Recipe Recipe, IReadOnlyList<FoldResult> Folds, IReadOnlyList<Trial> Trials);
