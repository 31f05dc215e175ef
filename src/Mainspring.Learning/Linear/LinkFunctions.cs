namespace Mainspring.Learning.Linear;

/// <summary>The links in double precision, without overflow.</summary>
internal static class LinkFunctions
{
    /// <summary>Turns the sums of one row into outputs, in place.</summary>
    public static void Apply(LinkFunction link, Span<double> sums)
    {
        switch (link)
        {
            case LinkFunction.Logistic:
                sums[0] = Logistic(sums[0]);
                break;
            case LinkFunction.Softmax:
                Softmax(sums);
                break;
            default:
                break;
        }
    }

    /// <summary>1 / (1 + e^-x).</summary>
    public static double Logistic(double x) => 1 / (1 + Math.Exp(-x));

    /// <summary>Shares in place; returns the logarithm of the total, Σ e^x.</summary>
    public static double Softmax(Span<double> sums)
    {
        double most = sums[0];
        foreach (double sum in sums)
        {
            most = Math.Max(most, sum);
        }

        double total = 0;
        foreach (ref double sum in sums)
        {
            sum = Math.Exp(sum - most);
            total += sum;
        }

        foreach (ref double sum in sums)
        {
            sum /= total;
        }

        return most + Math.Log(total);
    }
}
