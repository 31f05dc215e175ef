using Mainspring.Learning.Training;
using Mainspring.Learning.Tuning;

namespace Mainspring.Learning.Tests.Tuning;

public sealed class SamplerTests
{
    private static readonly SearchSpace Space = new(
        "gradient_boosting",
        HyperParameters.None.With("bins", 64),
        [new("learning_rate", 0.01, 1, IsLogarithmic: true), new("max_depth", 2, 10, IsWhole: true), new("subsample", 0.5, 1)]);

    [Theory]
    [InlineData(SamplerKind.Tpe)]
    [InlineData(SamplerKind.Random)]
    [InlineData(SamplerKind.Grid)]
    public void The_same_seed_gives_the_same_sequence_within_the_space(SamplerKind kind)
    {
        TrialScore[] first = Search(kind, seed: 7, trials: 40);

        Search(kind, seed: 7, trials: 40).Select(Text).ShouldBe(first.Select(Text));
        Search(kind, seed: 8, trials: 40).Select(Text).ShouldNotBe(first.Select(Text));
        first[0].Point.Parameters.ShouldBe(Space.Fixed);
        foreach (TrialScore trial in first.Skip(1))
        {
            Dictionary<string, string> values = trial.Point.Parameters.ToDictionary();
            values["bins"].ShouldBe("64");
            double.Parse(values["learning_rate"], System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(0.01, 1);
            int.Parse(values["max_depth"], System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(2, 10);
        }
    }

    [Fact]
    public void Tpe_comes_closer_to_the_best_than_drawing_at_random()
    {
        double Best(SamplerKind kind) => Enumerable.Range(0, 20).Average(seed => Search(kind, seed, trials: 60).Max(trial => trial.Score));

        Best(SamplerKind.Tpe).ShouldBeGreaterThan(Best(SamplerKind.Random));
    }

    [Fact]
    public void A_grid_ends_when_it_is_used_up()
    {
        var sampler = Sampler.Of(SamplerKind.Grid, [new("logistic_regression", HyperParameters.None, [new("l2", 0.1, 10, IsLogarithmic: true)])], 5, 1);
        var past = new List<TrialScore>();
        while (sampler.Next(past) is { } point)
        {
            past.Add(new(point, 0));
        }

        past.Skip(1).Select(trial => trial.Point.Places![0]).Order().ShouldBe([0, 0.25, 0.5, 0.75, 1]);
    }

    [Fact]
    public void The_better_of_two_algorithms_is_tried_more_often()
    {
        SearchSpace[] spaces = [Space, new("random_forest", HyperParameters.None, [new("max_depth", 2, 20, IsWhole: true)])];
        var sampler = Sampler.Of(SamplerKind.Tpe, spaces, 60, 1);
        var past = new List<TrialScore>();
        for (int n = 0; n < 60; n++)
        {
            TrialPoint point = sampler.Next(past)!;
            past.Add(new(point with { Places = point.Places ?? [.. spaces[point.Space].Dimensions.Select(_ => 0.5)] }, point.Space + (0.01 * (point.Places?[0] ?? 0))));
        }

        past.Count(trial => trial.Point.Space == 1).ShouldBeGreaterThan(40);
    }

    [Theory]
    [InlineData(0.01, 0)]
    [InlineData(0.1, 0.5)]
    [InlineData(1, 1)]
    public void Places_and_values_are_each_others_inverse(double value, double place)
    {
        Space.Dimensions[0].PlaceOf(value).ShouldBe(place, 1e-12);
        Space.Dimensions[0].ValueAt(place).ShouldBe(value, 1e-12);
    }

    [Fact]
    public void The_median_rule_stops_what_is_below_the_median_of_five_and_more()
    {
        var pruner = new MedianPruner();
        double[] scores = [0.5, 0.6, 0.7, 0.8, 0.9];
        foreach (double score in scores)
        {
            pruner.Stops(score).ShouldBeFalse();
            pruner.Remember(score);
        }

        pruner.Stops(0.69).ShouldBeTrue();
        pruner.Stops(0.71).ShouldBeFalse();
        pruner.Stops(double.NaN).ShouldBeTrue();
    }

    private static string Text(TrialScore trial) => string.Join(',', trial.Point.Parameters);

    private static TrialScore[] Search(SamplerKind kind, int seed, int trials)
    {
        var sampler = Sampler.Of(kind, [Space], trials, seed);
        var past = new List<TrialScore>();
        while (past.Count < trials && sampler.Next(past) is { } point)
        {
            IReadOnlyList<double> places = point.Places ?? [0, 0, 0];
            double score = -(Math.Pow(places[0] - 0.7, 2) + Math.Pow(places[1] - 0.3, 2) + Math.Pow(places[2] - 0.9, 2));
            past.Add(new(point with { Places = places }, score));
        }

        return [.. past];
    }
}
