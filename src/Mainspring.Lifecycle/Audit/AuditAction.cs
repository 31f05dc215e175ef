namespace Mainspring.Lifecycle.Audit;

/// <summary>The names of what the audit log records.</summary>
public static class AuditAction
{
    /// <summary>The server began to listen without asking who calls, on an address that others can reach.</summary>
    public const string ServedInsecurely = "server.insecure";

    /// <summary>The first admin was made with the set-up link.</summary>
    public const string SetUp = "server.set_up";

    /// <summary>Somebody signed in.</summary>
    public const string SignedIn = "session.signed_in";

    /// <summary>Somebody signed out.</summary>
    public const string SignedOut = "session.signed_out";

    /// <summary>A password or key was refused.</summary>
    public const string SignInFailed = "session.failed";

    /// <summary>A user was added.</summary>
    public const string UserAdded = "user.added";

    /// <summary>A user got another role.</summary>
    public const string UserRole = "user.role";

    /// <summary>A user got another password.</summary>
    public const string UserPassword = "user.password";

    /// <summary>A user was removed.</summary>
    public const string UserRemoved = "user.removed";

    /// <summary>A key was made.</summary>
    public const string KeyCreated = "key.created";

    /// <summary>A key was revoked.</summary>
    public const string KeyRevoked = "key.revoked";

    /// <summary>A grant was given or changed.</summary>
    public const string GrantSet = "grant.set";

    /// <summary>A grant was taken back.</summary>
    public const string GrantRemoved = "grant.removed";

    /// <summary>An alias was set, moved or removed.</summary>
    public const string AliasMoved = "alias.moved";

    /// <summary>A version was moved to another stage.</summary>
    public const string StageMoved = "stage.moved";

    /// <summary>A model or a version of it was deleted.</summary>
    public const string ModelDeleted = "model.deleted";

    /// <summary>A model got another name.</summary>
    public const string ModelRenamed = "model.renamed";

    /// <summary>A webhook was made.</summary>
    public const string WebhookCreated = "webhook.created";

    /// <summary>A webhook was changed, or switched on or off.</summary>
    public const string WebhookChanged = "webhook.changed";

    /// <summary>A webhook was deleted.</summary>
    public const string WebhookDeleted = "webhook.deleted";

    /// <summary>An endpoint was made or changed.</summary>
    public const string EndpointSet = "endpoint.set";

    /// <summary>An endpoint was deleted.</summary>
    public const string EndpointDeleted = "endpoint.deleted";

    /// <summary>A candidate began to be tried beside the champion.</summary>
    public const string ReleaseStarted = "release.started";

    /// <summary>A candidate got the share of the traffic that it lacked because a server had died.</summary>
    public const string ReleaseResumed = "release.resumed";

    /// <summary>A candidate got another share of the traffic.</summary>
    public const string ReleaseStepped = "release.stepped";

    /// <summary>The evidence is for a candidate, and a person was asked.</summary>
    public const string ReleaseWaiting = "release.waiting";

    /// <summary>A candidate became champion.</summary>
    public const string ReleasePromoted = "release.promoted";

    /// <summary>A candidate lost, or a champion was taken back.</summary>
    public const string ReleaseRolledBack = "release.rolled_back";

    /// <summary>A release ended with the champion that was there before.</summary>
    public const string ReleaseKept = "release.kept";

    /// <summary>A run was deleted.</summary>
    public const string RunDeleted = "run.deleted";

    /// <summary>A deleted run was taken back.</summary>
    public const string RunRestored = "run.restored";

    /// <summary>A run was moved to another experiment.</summary>
    public const string RunMoved = "run.moved";

    /// <summary>An experiment was deleted.</summary>
    public const string ExperimentDeleted = "experiment.deleted";

    /// <summary>A deleted experiment was taken back.</summary>
    public const string ExperimentRestored = "experiment.restored";

    /// <summary>What was deleted before was removed for good.</summary>
    public const string Purged = "workspace.purged";

    /// <summary>Somebody took a backup, which holds everything.</summary>
    public const string BackedUp = "workspace.backed_up";
}
