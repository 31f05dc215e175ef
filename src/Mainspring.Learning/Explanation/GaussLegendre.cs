using System.Collections.Concurrent;

namespace Mainspring.Learning.Explanation;

/// <summary>Gauss–Legendre quadrature on 0 to 1: n points integrate every polynomial of a degree below 2n exactly.</summary>
internal sealed class GaussLegendre
{
    private static readonly ConcurrentDictionary<int, GaussLegendre> Known = new();

    private GaussLegendre(int points)
    {
        (Points, Weights) = (new double[points], new double[points]);
        for (int i = 0; i < points; i++)
        {
            // Newton's method on the Legendre polynomial, from the usual guess of its i-th root.
            double x = Math.Cos(Math.PI * (i + 0.75) / (points + 0.5));
            double slope = 1;
            for (int step = 0; step < 100; step++)
            {
                (double value, slope) = Legendre(points, x);
                double change = value / slope;
                x -= change;
                if (Math.Abs(change) < 1e-16)
                {
                    break;
                }
            }

            Points[i] = (1 - x) / 2;
            Weights[i] = 1 / ((1 - (x * x)) * slope * slope);
        }
    }

    /// <summary>Where to look, each strictly between 0 and 1.</summary>
    public double[] Points { get; }

    /// <summary>How much each look counts; they add up to 1.</summary>
    public double[] Weights { get; }

    /// <summary>The rule with that many points.</summary>
    public static GaussLegendre Of(int points) => Known.GetOrAdd(points, static count => new(count));

    private static (double Value, double Slope) Legendre(int degree, double x)
    {
        (double before, double value) = (1, x);
        for (int k = 2; k <= degree; k++)
        {
            (before, value) = (value, (((2 * k) - 1) * x * value - ((k - 1) * before)) / k);
        }

        return (value, degree * ((x * value) - before) / ((x * x) - 1));
    }
}
