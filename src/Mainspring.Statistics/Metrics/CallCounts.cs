namespace Mainspring.Statistics.Metrics;

/// <summary>Rows of two classes by truth and call.</summary>
/// <param name="TruePositives">Positive, called so.</param>
/// <param name="FalsePositives">Negative, called positive.</param>
/// <param name="FalseNegatives">Positive, called negative.</param>
/// <param name="TrueNegatives">Negative, called so.</param>
public readonly record struct CallCounts(int TruePositives, int FalsePositives, int FalseNegatives, int TrueNegatives)
{
    /// <summary>All rows.</summary>
    public int Rows => TruePositives + FalsePositives + FalseNegatives + TrueNegatives;

    /// <summary>The share of positive calls that are right; 0 when there are none.</summary>
    public double Precision => Share(TruePositives, TruePositives + FalsePositives);

    /// <summary>The share of positive rows that are found; 0 when there are none.</summary>
    public double Recall => Share(TruePositives, TruePositives + FalseNegatives);

    /// <summary>The share of negative rows that are called so; 0 when there are none.</summary>
    public double Specificity => Share(TrueNegatives, TrueNegatives + FalsePositives);

    /// <summary>The harmonic mean of precision and recall.</summary>
    public double F1 => Share(2.0 * TruePositives, (2.0 * TruePositives) + FalsePositives + FalseNegatives);

    /// <summary>The share of rows called rightly.</summary>
    public double Accuracy => Share((double)TruePositives + TrueNegatives, Rows);

    /// <summary>The mean of recall and specificity.</summary>
    public double BalancedAccuracy => (Recall + Specificity) / 2;

    /// <summary>Matthews' correlation of truth and call; 0 when either is constant.</summary>
    public double Mcc
    {
        get
        {
            double spread = Math.Sqrt((double)(TruePositives + FalsePositives) * (TruePositives + FalseNegatives) * ((double)TrueNegatives + FalsePositives) * ((double)TrueNegatives + FalseNegatives));
            return spread == 0 ? 0 : (((double)TruePositives * TrueNegatives) - ((double)FalsePositives * FalseNegatives)) / spread;
        }
    }

    private static double Share(double part, double whole) => whole == 0 ? 0 : part / whole;
}
