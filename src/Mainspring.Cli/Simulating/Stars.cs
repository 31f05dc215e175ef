namespace Mainspring.Cli.Simulating;

/// <summary>How users rate what they were told.</summary>
internal static class Stars
{
    private const double Best = 5;
    private const double Spread = 0.7;

    /// <summary>
    /// One to five: five for what is right, one less for each tenth by which a number is off, one or two for a wrong class; and people differ, by a normal spread of 0.7.
    /// </summary>
    /// <param name="relative">The relative error of a number, or 0 or 1 for a class.</param>
    /// <param name="isClass">Whether a class was predicted.</param>
    /// <param name="random">The draw.</param>
    public static int Of(double relative, bool isClass, Random random)
    {
        double fair = Best - (isClass ? 3.5 * relative : 10 * relative);
        double normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return (int)Math.Clamp(Math.Round(fair + Spread * normal), 1, Best);
    }
}
