using System.Text.Json;

namespace Mainspring.Client.Releases;

/// <summary>A candidate on its way to become the champion of an endpoint, or back.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Model">The model of both versions.</param>
/// <param name="Candidate">The version that is tried.</param>
/// <param name="Champion">The version that it is tried against.</param>
/// <param name="State"><c>collecting</c>, <c>waiting</c>, <c>promoting</c>, <c>rolling_back</c>, <c>promoted</c>, <c>rolled_back</c> or <c>kept</c>.</param>
/// <param name="CandidateShare">The percent of the requests that the candidate has in this step; 0 as a shadow.</param>
/// <param name="Step">The place of the present step, from 1.</param>
/// <param name="Steps">How many steps there are.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="StartedBy">Who began it.</param>
/// <param name="EndedAt">When it ended; null while it is active.</param>
/// <param name="EndedBy">Who ended it: a user, a key, or <c>policy</c>.</param>
/// <param name="Verdict">Why it ended or waits, in a sentence.</param>
/// <param name="NextLook">When the evidence is looked at next; null when it ended.</param>
/// <param name="Plan">How it is tried, with the keys of <c>deploy.endpoint.ab_test</c>.</param>
public sealed record ReleaseInfo(
    string Id,
    string Endpoint,
    string Model,
    int Candidate,
    int Champion,
    string State,
    double CandidateShare,
    int Step,
    int Steps,
    DateTimeOffset StartedAt,
    string StartedBy,
    DateTimeOffset? EndedAt,
    string? EndedBy,
    string? Verdict,
    DateTimeOffset? NextLook,
    JsonElement Plan);
