namespace Mainspring.Learning.Tuning;

/// <summary>
/// Chooses trials. The first ones try the defaults of every algorithm, so that no search ends below them. What is chosen depends on the seed, the number of the trial and the
/// scores that are known by then alone: the same scores give the same sequence.
/// </summary>
public abstract class Sampler
{
    private readonly int _seed;

    private protected Sampler(IReadOnlyList<SearchSpace> spaces, int seed) => (Spaces, _seed) = (spaces, seed);

    /// <summary>The spaces that are searched, one an algorithm.</summary>
    public IReadOnlyList<SearchSpace> Spaces { get; }

    /// <summary>A sampler of a kind.</summary>
    /// <param name="kind">How trials are chosen.</param>
    /// <param name="spaces">What is searched, at least one.</param>
    /// <param name="trials">How many trials there will be at most; a lattice is cut to it.</param>
    /// <param name="seed">Of everything that is drawn.</param>
    public static Sampler Of(SamplerKind kind, IReadOnlyList<SearchSpace> spaces, int trials, int seed) => kind switch
    {
        SamplerKind.Tpe => new TpeSampler(spaces, trials, seed),
        SamplerKind.Random => new RandomSampler(spaces, seed),
        _ => new GridSampler(spaces, trials, seed),
    };

    /// <summary>The next trial, or null when the space is used up.</summary>
    /// <param name="past">All trials that ended, in their order.</param>
    /// <param name="open">How many after them have been chosen and have not ended yet.</param>
    public TrialPoint? Next(IReadOnlyList<TrialScore> past, int open = 0)
    {
        int number = past.Count + open;
        return number < Spaces.Count
            ? new(number, null, Spaces[number].Fixed)
            : Spaces.All(space => space.Dimensions.Count == 0) ? null
            : Choose(past, number, new Random(unchecked((_seed * 1_000_003) + number)));
    }

    private protected abstract TrialPoint? Choose(IReadOnlyList<TrialScore> past, int number, Random random);

    private protected TrialPoint Point(int space, double[] places) => new(space, places, Spaces[space].At(places));
}
