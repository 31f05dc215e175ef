using Mainspring.Lifecycle.Audit;
using Mainspring.Web.Components;

namespace Mainspring.Web.Identity;

/// <summary>A page of the audit log.</summary>
/// <param name="Entries">The entries, newest first.</param>
/// <param name="Query">What they were filtered by.</param>
/// <param name="Links">Where the log goes on.</param>
/// <param name="Verdict">What a check of the whole log found, or null when none was asked for.</param>
public sealed record AuditModel(IReadOnlyList<AuditEntry> Entries, AuditQuery Query, PageLinks Links, AuditVerdict? Verdict);
