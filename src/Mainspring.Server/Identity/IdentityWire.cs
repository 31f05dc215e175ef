using Mainspring.Client.Identity;
using Mainspring.Client.Serialization;
using Mainspring.Lifecycle.Audit;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Identity.Grants;
using Mainspring.Lifecycle.Identity.Keys;
using Mainspring.Lifecycle.Identity.Users;
using Mainspring.Server.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mainspring.Server.Identity;

/// <summary>Between the records of the wire and those of the domain.</summary>
internal static class IdentityWire
{
    public static UserInfo ToWire(this User user) => new(user.Name, RoleNames.Of(user.Role), user.ExternalId is null ? "password" : "provider", user.CreatedAt, user.SignedInAt);

    public static KeyInfo ToWire(this ApiKey key, DateTimeOffset? lastUsedAt, DateTimeOffset now) => new()
    {
        Id = key.Id,
        Name = key.Name,
        Owner = key.Owner,
        Role = RoleNames.Of(key.Role),
        Experiment = key.Scope is { Kind: GrantObjectKind.Experiment } experiment ? experiment.Id : null,
        Model = key.Scope is { Kind: GrantObjectKind.Model } model ? model.Id : null,
        State = key.IsLive(now) ? "live" : key.RevokedAt is null ? "expired" : "revoked",
        CreatedAt = key.CreatedAt,
        CreatedBy = key.CreatedBy,
        ExpiresAt = key.ExpiresAt,
        LastUsedAt = lastUsedAt,
        RevokedAt = key.RevokedAt,
    };

    public static GrantInfo ToWire(this Grant grant) => new(
        grant.Subject.Kind == SubjectKind.User ? grant.Subject.Name : null,
        grant.Subject.Kind == SubjectKind.Key ? grant.Subject.Name : null,
        grant.Object.Kind == GrantObjectKind.Experiment ? grant.Object.Id : null,
        grant.Object.Kind == GrantObjectKind.Model ? grant.Object.Id : null,
        RoleNames.Of(grant.Role));

    public static AuditEntryInfo ToWire(this AuditEntry entry) => new()
    {
        Sequence = entry.Sequence,
        At = entry.At,
        Action = entry.Event.Action,
        Actor = entry.Event.Actor,
        KeyId = entry.Event.KeyId,
        Address = entry.Event.Address,
        Object = entry.Event.Object,
        Before = entry.Event.Before,
        After = entry.Event.After,
        RequestId = entry.Event.RequestId,
        Previous = entry.Previous,
        Hash = entry.Hash,
    };

    /// <summary>The answer to what was not done.</summary>
    public static JsonHttpResult<Problem> ToProblem(this IdentityOutcome outcome) => outcome switch
    {
        IdentityOutcome.NoSuch gone => Problems.NotFound(gone.What),
        IdentityOutcome.Conflict conflict => Problems.Conflict(conflict.Why),
        IdentityOutcome.Refused { Pointer: "" } refused => Problems.Answer(StatusCodes.Status403Forbidden, "forbidden", refused.Fault),
        IdentityOutcome.Refused refused => Problems.Invalid("Nothing was changed.", new ProblemError(refused.Pointer, refused.Fault)),
        _ => throw new InvalidOperationException($"{outcome} is no refusal."),
    };

    /// <summary>What was not done, as a sentence for people.</summary>
    public static string Sentence(this IdentityOutcome outcome) => outcome switch
    {
        IdentityOutcome.NoSuch gone => gone.What,
        IdentityOutcome.Conflict conflict => conflict.Why,
        IdentityOutcome.Refused refused => refused.Fault,
        _ => throw new InvalidOperationException($"{outcome} is no refusal."),
    };
}
