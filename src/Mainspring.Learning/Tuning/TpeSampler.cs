namespace Mainspring.Learning.Tuning;

/// <summary>
/// The tree-structured Parzen estimator (Bergstra, Bardenet, Bengio and Kégl, "Algorithms for Hyper-Parameter Optimization", NIPS 2011): trials are divided into the best part and
/// the rest, a density is laid over either, and of points drawn from the density of the best the one is tried that is most likely there and least likely among the rest. The choice
/// of the algorithm is the root of the tree; the dimensions below it are estimated one by one. Half of the trials at most go to all algorithms in turn before that, drawn at random, so that
/// none is given up for defaults that do not suit the data.
/// </summary>
internal sealed class TpeSampler(IReadOnlyList<SearchSpace> spaces, int trials, int seed) : Sampler(spaces, seed)
{
    private const int DrawnFirst = 8;
    private const int DrawnOfEach = 4;
    private const int Candidates = 24;
    private const double BestShare = 0.2;

    private readonly RandomSampler _random = new(spaces, seed);

    private protected override TrialPoint Choose(IReadOnlyList<TrialScore> past, int number, Random random)
    {
        int[] open = Open();
        if (open.Length > 1 && number < Spaces.Count + (Math.Clamp((trials / (2 * Spaces.Count)) - 1, 0, DrawnOfEach - 1) * open.Length))
        {
            int turn = open[(number - Spaces.Count) % open.Length];
            return Point(turn, [.. Spaces[turn].Dimensions.Select(_ => random.NextDouble())]);
        }

        TrialScore[] ranked = [.. past.Where(trial => !double.IsNaN(trial.Score)).OrderByDescending(trial => trial.Score)];
        if (ranked.Length < DrawnFirst)
        {
            return _random.Next(past, number - past.Count)!;
        }

        int best = Math.Max(2, (int)Math.Ceiling(BestShare * ranked.Length));
        int space = ChooseSpace(ranked, best, random);
        TrialScore[] own = [.. ranked.Where(trial => trial.Point.Space == space && trial.Point.Places is not null)];
        int ownBest = Math.Max(1, (int)Math.Ceiling(BestShare * own.Length));
        double[] places = new double[Spaces[space].Dimensions.Count];
        for (int i = 0; i < places.Length; i++)
        {
            int dimension = i;
            places[i] = ChoosePlace(
                new([.. own.Take(ownBest).Select(trial => trial.Point.Places![dimension])]),
                new([.. own.Skip(ownBest).Select(trial => trial.Point.Places![dimension])]),
                random);
        }

        return Point(space, places);
    }

    /// <summary>The spaces in which there is something to search.</summary>
    private int[] Open() => [.. Enumerable.Range(0, Spaces.Count).Where(i => Spaces[i].Dimensions.Count > 0)];

    // The categorical estimate: counts of either part plus one for each choice.
    private int ChooseSpace(TrialScore[] ranked, int best, Random random)
    {
        int[] open = Open();
        double[] good = [.. open.Select(i => 1.0 + ranked.Take(best).Count(trial => trial.Point.Space == i))];
        double[] bad = [.. open.Select(i => 1.0 + ranked.Skip(best).Count(trial => trial.Point.Space == i))];
        int chosen = 0;
        double most = double.NegativeInfinity;
        for (int n = 0; n < Candidates; n++)
        {
            double left = random.NextDouble() * good.Sum();
            int drawn = 0;
            while (drawn < open.Length - 1 && (left -= good[drawn]) >= 0)
            {
                drawn++;
            }

            double ratio = good[drawn] / bad[drawn];
            (chosen, most) = ratio > most ? (drawn, ratio) : (chosen, most);
        }

        return open[chosen];
    }

    private static double ChoosePlace(ParzenDensity best, ParzenDensity rest, Random random)
    {
        double chosen = 0.5, most = double.NegativeInfinity;
        for (int n = 0; n < Candidates; n++)
        {
            double place = best.Draw(random);
            double ratio = Math.Log(best.At(place)) - Math.Log(rest.At(place));
            (chosen, most) = ratio > most ? (place, ratio) : (chosen, most);
        }

        return chosen;
    }
}
