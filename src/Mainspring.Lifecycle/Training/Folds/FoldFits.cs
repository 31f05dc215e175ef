using Mainspring.Learning.Training;
using Mainspring.Learning.XGBoost;
using Mainspring.Lifecycle.Training.Learners;

namespace Mainspring.Lifecycle.Training.Folds;

/// <summary>One learner on folds. Folds may be fitted side by side: the number of threads changes no bit.</summary>
/// <param name="spec">What is learned.</param>
/// <param name="learner">The learner. Boosting without a number of trees gets it from the folds together: the number of rounds with the least mean loss.</param>
/// <param name="folds">All folds.</param>
internal sealed class FoldFits(TrainingSpec spec, Learner learner, IReadOnlyList<EncodedFold> folds)
{
    private readonly TrainedPredictor?[] _fits = new TrainedPredictor?[folds.Count];
    private readonly BoostedStages?[] _stages = new BoostedStages?[folds.Count];

    /// <summary>Fits one fold.</summary>
    /// <exception cref="TrainingRefusedException">The fold cannot be learned.</exception>
    public void Fit(int fold, CancellationToken cancellation)
    {
        if (learner.FindsRounds)
        {
            _stages[fold] = Algorithm.Stages(spec, learner, folds[fold].Learned, folds[fold].Judged, cancellation);
        }
        else
        {
            _fits[fold] = Algorithm.Fit(spec, learner, folds[fold].Learned, cancellation: cancellation);
        }
    }

    /// <summary>Judges the folds that were fitted, in their order.</summary>
    public IReadOnlyList<FoldResult> Judge()
    {
        BoostedStages[] open = [.. _stages.OfType<BoostedStages>()];
        int rounds = open.Length == 0 ? 0 : BoostedStages.BestRounds(open);
        return [.. Enumerable.Range(0, folds.Count).Where(fold => (_fits[fold], _stages[fold]) is not (null, null)).Select(fold => Judge(folds[fold], _fits[fold] ?? Algorithm.Ended(learner, _stages[fold]!, rounds)))];
    }

    private FoldResult Judge(EncodedFold fold, TrainedPredictor trained)
    {
        float[] outputs = Algorithm.Score(trained.Predictor, fold.Judged.Features);
        return new(Evaluator.Metrics(spec, fold.Judged.Target, outputs, Evaluator.CallFrom), trained.Parameters, fold.Rows, outputs);
    }
}
