namespace Mainspring.Cli.Simulating;

/// <summary>What the users met at a variant.</summary>
/// <param name="Answers">Answers.</param>
/// <param name="MeanError">The mean absolute error of numbers, or the share of wrong classes, against what came true.</param>
/// <param name="Ratings">Ratings.</param>
/// <param name="MeanRating">Their mean; null without one.</param>
internal sealed record VariantResult(long Answers, double MeanError, long Ratings, double? MeanRating);
