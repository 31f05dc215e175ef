namespace Mainspring.Learning.Tuning;

/// <summary>
/// Goes over a lattice in a drawn order. Each dimension has as many steps as fit the number of trials, at least two; of a lattice that is larger than that, the first points of the
/// order are tried.
/// </summary>
internal sealed class GridSampler : Sampler
{
    private const int MostSteps = 10;

    private readonly TrialPoint[] _points;

    public GridSampler(IReadOnlyList<SearchSpace> spaces, int trials, int seed)
        : base(spaces, seed)
    {
        var points = new List<TrialPoint>();
        for (int i = 0; i < spaces.Count; i++)
        {
            points.AddRange(Lattice(i, Math.Max(2, trials / spaces.Count), seed));
        }

        _points = [.. points];
        new Random(seed).Shuffle(_points);
    }

    private protected override TrialPoint? Choose(IReadOnlyList<TrialScore> past, int number, Random random)
    {
        int next = number - Spaces.Count;
        return next < _points.Length ? _points[next] : null;
    }

    private IEnumerable<TrialPoint> Lattice(int space, int most, int seed)
    {
        int dimensions = Spaces[space].Dimensions.Count;
        if (dimensions == 0)
        {
            return [];
        }

        int steps = Math.Clamp((int)Math.Floor(Math.Pow(most, 1.0 / dimensions) + 1e-9), 2, MostSteps);
        double whole = Math.Pow(steps, dimensions);
        long count = (long)Math.Min(whole, Math.Max(most, 4096));
        var random = new Random(seed);
        return Enumerable.Range(0, (int)count).Select(i => Point(space, Corner(whole > count ? random.NextInt64((long)Math.Min(whole, 1L << 53)) : i, steps, dimensions)));
    }

    private static double[] Corner(long number, int steps, int dimensions)
    {
        double[] places = new double[dimensions];
        for (int i = 0; i < dimensions; i++)
        {
            places[i] = (double)(number % steps) / (steps - 1);
            number /= steps;
        }

        return places;
    }
}
