using System.Globalization;
using Mainspring.Client.Endpoints;

namespace Mainspring.Cli.Predictions;

/// <summary>The options by which predictions are searched.</summary>
internal static class SearchOptions
{
    private static readonly Option<string?> Variant = new("--variant") { Description = "only what this variant answered" };
    private static readonly Option<int?> Version = new("--version-number") { Description = "only what this version of the model answered", HelpName = "n" };
    private static readonly Option<string?> Since = new("--since") { Description = "only from this moment on, such as 2026-11-01 or 2026-11-01T08:00Z", HelpName = "time" };
    private static readonly Option<string?> Until = new("--until") { Description = "only before this moment", HelpName = "time" };
    private static readonly Option<double?> MinScore = new("--min-score") { Description = "only with this probability or number, or more" };
    private static readonly Option<double?> MaxScore = new("--max-score") { Description = "only with this probability or number, or less" };
    private static readonly Option<string?> Prediction = new("--prediction") { Description = "only this class" };
    private static readonly Option<string?> Label = new("--label") { Description = "only what is labelled, unlabelled, rated, right or wrong", HelpName = "state" };
    private static readonly Option<long?> Id = new("--id") { Description = "only the prediction with this id" };
    private static readonly Option<string?> Request = new("--request") { Description = "only the request with this id" };
    private static readonly Option<string?> Key = new("--key") { Description = "only this key" };
    private static readonly Option<bool> Shadows = new("--shadows") { Description = "what shadows scored too" };

    /// <summary>The endpoint.</summary>
    public static readonly Argument<string> Endpoint = new("endpoint") { Description = "the name of the endpoint" };

    /// <summary>Adds them to a verb.</summary>
    public static void AddTo(VerbCommand verb)
    {
        verb.Add(Endpoint);
        foreach (Option option in (Option[])[Variant, Version, Since, Until, MinScore, MaxScore, Prediction, Label, Id, Request, Key, Shadows])
        {
            verb.Add(option);
        }
    }

    /// <summary>What was asked for.</summary>
    /// <exception cref="CommandFailure">A moment cannot be read.</exception>
    public static PredictionSearch Of(Invocation invocation) => new()
    {
        Variant = invocation.Value(Variant),
        Version = invocation.Value(Version),
        Since = Moment(invocation.Value(Since), "--since"),
        Until = Moment(invocation.Value(Until), "--until"),
        MinScore = invocation.Value(MinScore),
        MaxScore = invocation.Value(MaxScore),
        Prediction = invocation.Value(Prediction),
        Label = invocation.Value(Label),
        PredictionId = invocation.Value(Id),
        RequestId = invocation.Value(Request),
        Key = invocation.Value(Key),
        Shadows = invocation.Value(Shadows),
    };

    /// <summary>Without a zone it is UTC.</summary>
    private static DateTimeOffset? Moment(string? text, string option) => text is null ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset moment) ? moment
        : throw new CommandFailure(ExitCode.Usage, $"{option}: '{text}' is no moment; write one such as 2026-11-01 or 2026-11-01T08:00Z.");
}
