namespace Mainspring.Learning.Tuning;

/// <summary>Draws points evenly (Bergstra and Bengio, "Random Search for Hyper-Parameter Optimization", 2012).</summary>
internal sealed class RandomSampler(IReadOnlyList<SearchSpace> spaces, int seed) : Sampler(spaces, seed)
{
    private protected override TrialPoint Choose(IReadOnlyList<TrialScore> past, int number, Random random)
    {
        int[] open = [.. Enumerable.Range(0, Spaces.Count).Where(i => Spaces[i].Dimensions.Count > 0)];
        int space = open[random.Next(open.Length)];
        return Point(space, [.. Spaces[space].Dimensions.Select(_ => random.NextDouble())]);
    }
}
