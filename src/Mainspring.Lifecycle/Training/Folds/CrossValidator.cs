using Mainspring.Learning.Training;

namespace Mainspring.Lifecycle.Training.Folds;

/// <summary>Fits an algorithm on folds. The number of threads changes no bit: each fold is fitted alone.</summary>
internal sealed class CrossValidator(TrainingSpec spec, FoldRows folds)
{
    /// <summary>The folds.</summary>
    public FoldRows Folds => folds;

    /// <summary>Fits and judges a part of the folds, some at a time.</summary>
    /// <exception cref="TrainingRefusedException">A fold cannot be learned.</exception>
    public IReadOnlyList<FoldResult> Run(string algorithm, HyperParameters parameters, Range range, CancellationToken cancellation)
    {
        EncodedFold[] chosen = folds.For(algorithm).ToArray()[range];
        var results = new FoldResult[chosen.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = spec.Threads > 0 ? spec.Threads : Environment.ProcessorCount };
        try
        {
            _ = Parallel.For(0, chosen.Length, options, fold => results[fold] = Judge(chosen[fold], algorithm, parameters, cancellation));
        }
        catch (AggregateException failed) when (failed.InnerExceptions.Count > 0)
        {
            // Each fold fails for the same kind of reason; the first tells it.
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failed.InnerExceptions[0]);
        }

        return results;
    }

    /// <summary>Fits and judges all folds.</summary>
    public IReadOnlyList<FoldResult> Run(string algorithm, HyperParameters parameters, CancellationToken cancellation) => Run(algorithm, parameters, .., cancellation);

    private FoldResult Judge(EncodedFold fold, string algorithm, HyperParameters parameters, CancellationToken cancellation)
    {
        TrainedPredictor trained = Algorithm.Fit(spec, algorithm, parameters, fold.Learned, cancellation: cancellation);
        float[] outputs = Algorithm.Score(trained.Predictor, fold.Judged.Features);
        return new(Evaluator.Metrics(spec, fold.Judged.Target, outputs, Evaluator.CallFrom), trained.Parameters, fold.Rows, outputs);
    }
}
