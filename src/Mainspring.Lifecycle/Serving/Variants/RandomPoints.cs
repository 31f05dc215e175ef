namespace Mainspring.Lifecycle.Serving.Variants;

/// <summary>Points of 0 to 2⁶⁴ for requests without a key: SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014). Thread-safe.</summary>
public sealed class RandomPoints(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The next point.</summary>
    public ulong Next()
    {
        ulong mixed = Interlocked.Add(ref _state, 0x9E3779B97F4A7C15);
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
