using Mainspring.Learning.Features;
using Mainspring.Lifecycle.Training.Folds;
using Mainspring.Lifecycle.Training.Learners;

namespace Mainspring.Lifecycle.Training.Tuning;

/// <summary>Puts the best trials of a search together.</summary>
internal sealed class EnsembleChoice(TrainingSpec spec, CrossValidator validator, SearchScore score)
{
    /// <summary>Besides the best of each algorithm so many of the best trials take part.</summary>
    private const int MoreMembers = 3;

    /// <summary>The recipe, members without weight left out, and how it does on the folds.</summary>
    /// <param name="finished">Every trial that was not stopped.</param>
    /// <param name="best">The best of each algorithm.</param>
    /// <param name="cancellation">Gives up.</param>
    public (Recipe Recipe, IReadOnlyList<FoldResult> Folds) Of(IReadOnlyList<Candidate> finished, IReadOnlyList<Candidate> best, CancellationToken cancellation)
    {
        IEnumerable<Candidate> more = spec.Combination is Combination.Averaging ? [] : finished.Except(best).OrderByDescending(candidate => candidate.Score).Take(MoreMembers);
        Candidate[] members = [.. best, .. more];
        IReadOnlyList<IReadOnlyList<FoldResult>> results = [.. members.Select(member => Results(member, cancellation))];
        (double[] weights, IReadOnlyList<FoldResult> folds) = new Blender(spec, score.Target).Blend(results);
        int[] kept = [.. Enumerable.Range(0, members.Length).Where(i => weights[i] > 0)];
        return (new([.. kept.Select(i => members[i].Learner)], [.. kept.Select(i => weights[i])]), score.Judge(folds));
    }

    /// <summary>What a member predicts of the folds with the features of an ensemble.</summary>
    private IReadOnlyList<FoldResult> Results(Candidate member, CancellationToken cancellation) =>
        member.Results is { } known && Algorithm.StyleOf(member.Learner.Algorithm) is FeatureStyle.Trees ? known : validator.Run(member.Learner, FeatureStyle.Trees, cancellation);
}
