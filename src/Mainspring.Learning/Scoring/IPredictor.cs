using System.Text.Json;

namespace Mainspring.Learning.Scoring;

/// <summary>
/// The learned part of a model: feature vectors in, probabilities or a number out. Immutable and safe for any number of threads. A row
/// gives the same bits alone as in a batch of any size.
/// </summary>
public interface IPredictor
{
    /// <summary>The width of a feature vector.</summary>
    int FeatureCount { get; }

    /// <summary>The outputs a row: 1 for regression and for two classes (the probability of the positive one), else one probability a class.</summary>
    int OutputCount { get; }

    /// <summary>Scores rows.</summary>
    /// <param name="features">Row-major, <paramref name="rows"/> × <see cref="FeatureCount"/>; NaN is a missing value.</param>
    /// <param name="rows">The number of rows; zero does nothing.</param>
    /// <param name="outputs">Row-major, at least <paramref name="rows"/> × <see cref="OutputCount"/>.</param>
    /// <exception cref="ArgumentException">A span is shorter than that.</exception>
    void Predict(ReadOnlySpan<float> features, int rows, Span<float> outputs);

    /// <summary>Whether the predictor knows enough of its training to say what a prediction rests on.</summary>
    bool CanExplain { get; }

    /// <summary>
    /// Divides each sum before the link (the log odds, the vote, the number) among the features by their Shapley values: what a feature that is not known yet
    /// would on average change. Lundberg, Erion and Lee, "Consistent individualized feature attribution for tree ensembles" (2018).
    /// </summary>
    /// <param name="features">Row-major, <paramref name="rows"/> × <see cref="FeatureCount"/>; NaN is a missing value.</param>
    /// <param name="rows">The number of rows; zero does nothing.</param>
    /// <param name="contributions">Row-major, at least <paramref name="rows"/> × <see cref="OutputCount"/> × (<see cref="FeatureCount"/> + 1): for each
    /// output one number a feature, then what the sum is on average. All of them add up to the sum.</param>
    /// <exception cref="ArgumentException">A span is shorter than that.</exception>
    /// <exception cref="InvalidOperationException"><see cref="CanExplain"/> is false.</exception>
    void Explain(ReadOnlySpan<float> features, int rows, Span<double> contributions);

    /// <summary>Writes the predictor as one JSON object that <see cref="Predictor.Read"/> reads back to the same bits. The bytes depend on nothing else.</summary>
    void WriteTo(Utf8JsonWriter writer);
}
