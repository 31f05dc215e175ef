using System.Globalization;
using Mainspring.Learning.Training;

namespace Mainspring.Learning.Tuning;

/// <summary>What is worth trying of an algorithm. Values that the user fixed are not searched.</summary>
/// <param name="Algorithm">The algorithm.</param>
/// <param name="Fixed">What stays as the user set it.</param>
/// <param name="Dimensions">What is searched; the trainer's defaults hold for all else.</param>
public sealed record SearchSpace(string Algorithm, HyperParameters Fixed, IReadOnlyList<SearchDimension> Dimensions)
{
    /// <summary>The space of an algorithm.</summary>
    public static SearchSpace Of(string algorithm, TaskKind task, HyperParameters fixedValues)
    {
        bool numbers = task == TaskKind.Regression;
        IReadOnlyList<SearchDimension> dimensions = algorithm switch
        {
            "gradient_boosting" =>
            [
                new("learning_rate", 0.03, 0.2, IsLogarithmic: true),
                new("max_depth", 2, numbers ? 9 : 8, IsWhole: true),
                new("min_child_weight", 0.5, 20, IsLogarithmic: true),
                new("subsample", 0.5, 1),
                new("colsample", 0.3, 1),
                new("l2", 0.1, 20, IsLogarithmic: true),
            ],
            "random_forest" =>
            [
                new("max_depth", 5, numbers ? 24 : 18, IsWhole: true),
                new("min_child_weight", 1, 12, IsLogarithmic: true, IsWhole: true),
                new("colsample", 0.05, 0.9),
                new("subsample", 0.4, 0.9),
            ],
            "decision_tree" =>
            [
                new("max_depth", 2, 14, IsWhole: true),
                new("min_child_weight", 1, 60, IsLogarithmic: true, IsWhole: true),
                new("l2", 0.01, 20, IsLogarithmic: true),
            ],
            "logistic_regression" or "linear_regression" => [new("l2", 1e-3, 1e3, IsLogarithmic: true), new("l1", 1e-4, 0.3, IsLogarithmic: true)],
            _ => [],
        };
        return new(algorithm, fixedValues, [.. dimensions.Where(dimension => fixedValues.All(set => set.Key != dimension.Name))]);
    }

    /// <summary>Hyper-parameters of a point of the space.</summary>
    /// <param name="places">One a dimension, from 0 to 1.</param>
    public HyperParameters At(IReadOnlyList<double> places)
    {
        HyperParameters parameters = Fixed;
        for (int i = 0; i < Dimensions.Count; i++)
        {
            parameters = parameters.With(Dimensions[i].Name, Dimensions[i].ValueAt(places[i]));
        }

        return parameters;
    }

    /// <summary>Where hyper-parameters lie in the space.</summary>
    /// <param name="parameters">All of an algorithm, as a trainer reports them.</param>
    public IReadOnlyList<double> PlacesOf(HyperParameters parameters)
    {
        Dictionary<string, string> values = parameters.ToDictionary();
        return [.. Dimensions.Select(dimension => dimension.PlaceOf(double.Parse(values[dimension.Name], CultureInfo.InvariantCulture)))];
    }
}
