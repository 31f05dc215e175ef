namespace Mainspring.Learning.Tuning;

/// <summary>
/// Normal bells around places in [0, 1], each as wide as the distance to its farther neighbour, and one wide bell over all, which keeps every place possible (section 4 of Bergstra
/// et al., 2011). Bells are cut at the ends.
/// </summary>
internal sealed class ParzenDensity
{
    private readonly double[] _centres;
    private readonly double[] _widths;

    /// <param name="places">Any number of places, none included.</param>
    public ParzenDensity(double[] places)
    {
        double[] sorted = [.. places.Append(0.5).Order()];
        int prior = Array.IndexOf(sorted, 0.5);
        double narrowest = 1.0 / Math.Min(100, sorted.Length + 1);
        _centres = sorted;
        _widths = new double[sorted.Length];
        for (int i = 0; i < sorted.Length; i++)
        {
            double below = i == 0 ? sorted[0] : sorted[i] - sorted[i - 1];
            double above = i == sorted.Length - 1 ? 1 - sorted[i] : sorted[i + 1] - sorted[i];
            _widths[i] = i == prior ? 1 : Math.Clamp(Math.Max(below, above), narrowest, 1);
        }
    }

    /// <summary>The density at a place from 0 to 1; always positive, 1 in total.</summary>
    public double At(double place)
    {
        double sum = 0;
        for (int i = 0; i < _centres.Length; i++)
        {
            double z = (place - _centres[i]) / _widths[i];
            double within = Normal((1 - _centres[i]) / _widths[i]) - Normal(-_centres[i] / _widths[i]);
            sum += Math.Exp(-0.5 * z * z) / (Math.Sqrt(2 * Math.PI) * _widths[i] * within);
        }

        return Math.Max(sum / _centres.Length, 1e-300);
    }

    /// <summary>A place drawn from the density.</summary>
    public double Draw(Random random)
    {
        int bell = random.Next(_centres.Length);
        while (true)
        {
            double normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            double place = _centres[bell] + (_widths[bell] * normal);
            if (place is >= 0 and <= 1)
            {
                return place;
            }
        }
    }

    // The logistic approximation of Bowling et al. (2009), good to 1.4e-4: bells are only compared.
    private static double Normal(double z) => 1 / (1 + Math.Exp(-((0.07056 * z * z * z) + (1.5976 * z))));
}
