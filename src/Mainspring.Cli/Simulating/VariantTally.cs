namespace Mainspring.Cli.Simulating;

/// <summary>What simulated users met at one variant.</summary>
internal sealed class VariantTally
{
    private double _errors;
    private double _stars;

    /// <summary>Answers.</summary>
    public long Answers { get; private set; }

    /// <summary>Ratings.</summary>
    public long Ratings { get; private set; }

    /// <summary>The mean absolute error of numbers, or the share of wrong classes.</summary>
    public double MeanError => _errors / Answers;

    /// <summary>The mean rating; null without one.</summary>
    public double? MeanRating => Ratings == 0 ? null : _stars / Ratings;

    /// <summary>Counts an answer.</summary>
    public void Add(double error, int? stars)
    {
        Answers++;
        _errors += error;
        if (stars is { } given)
        {
            Ratings++;
            _stars += given;
        }
    }
}
