using Mainspring.Learning.Features;
using Mainspring.Learning.Training;
using Mainspring.Lifecycle.Training.Learners;

namespace Mainspring.Lifecycle.Training.Folds;

/// <summary>Fits an algorithm on folds. The number of threads changes no bit: each fold is fitted alone.</summary>
internal sealed class CrossValidator(TrainingSpec spec, FoldRows folds)
{
    /// <summary>The folds.</summary>
    public FoldRows Folds => folds;

    /// <summary>Fits and judges a part of the folds, some at a time.</summary>
    /// <exception cref="TrainingRefusedException">A fold cannot be learned.</exception>
    public IReadOnlyList<FoldResult> Run(Learner learner, FeatureStyle style, Range range, CancellationToken cancellation)
    {
        EncodedFold[] chosen = folds.For(style).ToArray()[range];
        var results = new FoldResult[chosen.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = spec.Threads > 0 ? spec.Threads : Environment.ProcessorCount };
        try
        {
            _ = Parallel.For(0, chosen.Length, options, fold => results[fold] = Judge(chosen[fold], learner, cancellation));
        }
        catch (AggregateException failed) when (failed.InnerExceptions.Count > 0)
        {
            // Each fold fails for the same kind of reason; the first tells it.
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failed.InnerExceptions[0]);
        }

        return results;
    }

    /// <summary>Fits and judges all folds.</summary>
    public IReadOnlyList<FoldResult> Run(Learner learner, CancellationToken cancellation) => Run(learner, Algorithm.StyleOf(learner.Algorithm), .., cancellation);

    private FoldResult Judge(EncodedFold fold, Learner learner, CancellationToken cancellation)
    {
        TrainedPredictor trained = Algorithm.Fit(spec, learner, fold.Learned, cancellation: cancellation);
        float[] outputs = Algorithm.Score(trained.Predictor, fold.Judged.Features);
        return new(Evaluator.Metrics(spec, fold.Judged.Target, outputs, Evaluator.CallFrom), trained.Parameters, fold.Rows, outputs);
    }
}
