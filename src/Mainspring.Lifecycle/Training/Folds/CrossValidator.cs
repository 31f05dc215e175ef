using Mainspring.Learning.Features;
using Mainspring.Lifecycle.Training.Learners;

namespace Mainspring.Lifecycle.Training.Folds;

/// <summary>Fits learners on folds, as many at a time as there are processors, each on a processor of its own.</summary>
internal sealed class CrossValidator(TrainingSpec spec, FoldRows folds)
{
    /// <summary>The folds.</summary>
    public FoldRows Folds => folds;

    /// <summary>A learner on the folds, none fitted yet.</summary>
    public FoldFits Begin(Learner learner, FeatureStyle style) => new(spec with { Threads = Math.Max(1, SideBySide.Processors(spec.Threads) / folds.Count) }, learner, folds.For(style));

    /// <summary>Fits and judges all folds.</summary>
    /// <exception cref="Mainspring.Learning.Training.TrainingRefusedException">A fold cannot be learned.</exception>
    public IReadOnlyList<FoldResult> Run(Learner learner, FeatureStyle style, CancellationToken cancellation)
    {
        FoldFits fits = Begin(learner, style);
        SideBySide.Run(spec.Threads, folds.Count, fold => fits.Fit(fold, cancellation));
        return fits.Judge();
    }

    /// <summary>Fits and judges all folds with the features that the algorithm wants.</summary>
    public IReadOnlyList<FoldResult> Run(Learner learner, CancellationToken cancellation) => Run(learner, Algorithm.StyleOf(learner.Algorithm), cancellation);
}
