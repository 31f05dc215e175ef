using Mainspring.Charts.Lines;
using Mainspring.Lifecycle.Evaluation;
using Mainspring.Lifecycle.Releases;
using Mainspring.Lifecycle.Serving.AbTests;
using Mainspring.Web.Layout;
using Mainspring.Web.Text;

namespace Mainspring.Web.Releases;

/// <summary>A release with its evidence.</summary>
/// <param name="Release">The release.</param>
/// <param name="Decision">What the evidence says now, or said at the end; null before the first look of one that ended.</param>
/// <param name="Bet">The evidence as a bet; null while there is none.</param>
/// <param name="Looks">What each look saw, oldest first.</param>
/// <param name="Notice">What became of a form; null when none was sent.</param>
public sealed record ReleaseModel(Release Release, ReleaseDecision? Decision, BayesianView? Bet, IReadOnlyList<ReleaseLook> Looks, FormNotice? Notice)
{
    /// <summary>Whether a person can act on it.</summary>
    public bool IsWatched => ReleaseStates.IsWatched(Release.State);

    /// <summary>The state for a badge.</summary>
    public string Status => ReleaseStates.NameOf(Release.State);

    /// <summary>The rule in words.</summary>
    public string Rule => Release.Plan.Method switch
    {
        AbTestMethod.Sequential => $"{TestMetrics.NameOf(Release.Plan.Metric)}, an interval that holds at every look",
        AbTestMethod.PairedShadow => $"{TestMetrics.NameOf(Release.Plan.Metric)}, both score the same requests",
        AbTestMethod.Composite => "0.7 rating + 0.3 latency, more than 5 % better",
        _ => "guardrails only, step by step",
    };

    /// <summary>The gain with its interval over the labels that came in.</summary>
    public LineChart Chart
    {
        get
        {
            ReleaseLook[] told = [.. Looks.Where(look => look is { Gain: not null, Lower: not null, Upper: not null })];
            return new()
            {
                Title = "Gain of the candidate over labels",
                Description = "The band holds the true gain at all looks together. Above the line the candidate is promoted, below zero it is rolled back.",
                LabelX = "labelled requests",
                LabelY = Release.Plan.IsRelative ? "gain, share of the champion's mean" : $"gain of {TestMetrics.NameOf(Release.Plan.Metric)}",
                Width = 720,
                Height = 260,
                EmptyText = "The interval begins with a hundred labels",
                Thresholds = Release.Plan.Margin.Value > 0 ? [new Threshold(0, "as good"), new Threshold(Release.Plan.Margin.Value, "margin")] : [new Threshold(0, "as good")],
                Series =
                [
                    new LineSeries("gain", [.. told.Select(look => (double)look.Labels)], [.. told.Select(look => look.Gain!.Value)])
                    {
                        Lower = [.. told.Select(look => look.Lower!.Value)],
                        Upper = [.. told.Select(look => look.Upper!.Value)],
                    },
                ],
            };
        }
    }

    /// <summary>A gain in the unit of the plan.</summary>
    public string Gain(double value) => !double.IsFinite(value) ? "–" : Release.Plan.IsRelative ? Say.Percent(value) : Say.Number(value);
}
