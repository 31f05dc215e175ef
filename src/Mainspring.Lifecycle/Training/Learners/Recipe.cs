using Mainspring.Learning.Blending;
using Mainspring.Learning.Features;
using Mainspring.Learning.Training;

namespace Mainspring.Lifecycle.Training.Learners;

/// <summary>What is fitted: one learner, or several whose outputs are added by weights.</summary>
/// <param name="Learners">The learners.</param>
/// <param name="Weights">One a learner, 1 in total.</param>
internal sealed record Recipe(IReadOnlyList<Learner> Learners, IReadOnlyList<double> Weights)
{
    /// <summary>The name of several learners together.</summary>
    public const string Ensemble = "ensemble";

    /// <summary>One learner.</summary>
    public static Recipe Of(Learner learner) => new([learner], [1]);

    /// <summary>The name of the algorithm.</summary>
    public string Algorithm => Learners is [var only] ? only.Algorithm : Ensemble;

    /// <summary>Whether the outputs come from the logarithm of the target, of all learners alike.</summary>
    public bool LogTarget => Learners.All(learner => learner.LogTarget);

    /// <summary>The kind of features. Linear members of an ensemble take those of trees: they standardise them themselves.</summary>
    public FeatureStyle Style => Learners is [var only] ? Training.Algorithm.StyleOf(only.Algorithm) : FeatureStyle.Trees;

    /// <summary>Fits rows whose target is in its own unit; so are the outputs.</summary>
    public TrainedPredictor Fit(TrainingSpec spec, ValidationRows train, ValidationRows? measured, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        if (Learners is [var only])
        {
            return Training.Algorithm.Fit(spec, only, train, measured, progress, cancellation);
        }

        TrainedPredictor[] members = [.. Learners.Select(learner => Training.Algorithm.Fit(spec, learner, train, measured, progress, cancellation))];
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < members.Length; i++)
        {
            string member = $"{i + 1}.{Learners[i].Algorithm}";
            parameters[$"{member}.weight"] = Weights[i].ToString("R", System.Globalization.CultureInfo.InvariantCulture);
            foreach ((string name, string value) in members[i].Parameters)
            {
                parameters[$"{member}.{name}"] = value;
            }
        }

        return new(
            new BlendPredictor([.. members.Select(member => member.Predictor)], Weights),
            new(parameters),
            [.. members.SelectMany((member, i) => member.Importances.Select(importance => (importance.Feature, Gain: importance.Gain * Weights[i]))).GroupBy(pair => pair.Feature, StringComparer.Ordinal)
                .Select(group => new FeatureImportance(group.Key, group.Sum(pair => pair.Gain))).OrderByDescending(importance => importance.Gain)]);
    }
}
