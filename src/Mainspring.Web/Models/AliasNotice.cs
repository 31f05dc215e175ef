using Mainspring.Lifecycle.Registry;
using Mainspring.Web.Layout;

namespace Mainspring.Web.Models;

/// <summary>What became of an alias form, in a sentence.</summary>
internal static class AliasNotice
{
    public static FormNotice Of(AliasOutcome outcome, string alias, int version) => outcome switch
    {
        AliasOutcome.Moved { From: null } => new(true, $"{alias} points to version {version}."),
        AliasOutcome.Moved { From: var from } when from == version => new(true, $"{alias} points to version {version} already."),
        AliasOutcome.Moved { From: var from } => new(true, $"{alias} points to version {version}; it pointed to version {from}."),
        AliasOutcome.NoSuchModel => new(false, "There is no such model any more."),
        AliasOutcome.NoSuchVersion => new(false, $"There is no version {version}."),
        AliasOutcome.PointsElsewhere { Actual: var actual } => new(false, actual is null ? $"Somebody removed {alias} meanwhile." : $"Somebody moved {alias} to version {actual} meanwhile; nothing was changed."),
        AliasOutcome.Refused { Fault: var fault } => new(false, fault),
        _ => new(false, "The alias was not moved."),
    };
}
