using Mainspring.Lifecycle.Datasets;
using Mainspring.Web.Text;

namespace Mainspring.Web.Data;

/// <summary>Why a file was not added.</summary>
/// <param name="Name">The data set that was named.</param>
/// <param name="Text">A sentence.</param>
/// <param name="Faults">The faults of the file, one line each.</param>
public sealed record UploadRefusal(string Name, string Text, IReadOnlyList<string> Faults)
{
    internal static UploadRefusal Of(string name, AddOutcome outcome) => outcome switch
    {
        AddOutcome.Refused { Fault: var fault } => new(name, fault, []),
        AddOutcome.TooLarge { Limit: var limit } => new(name, $"The file is larger than {Say.Bytes(limit)}, the limit of this server.", []),
        AddOutcome.Faulty { Faults: var faults, Total: var total } => new(
            name, $"The file cannot be read as a table: {total} {(total == 1 ? "fault" : "faults")}. Nothing was kept.", [.. faults.Select(fault => fault.ToString())]),
        AddOutcome.Failed { Reason: var reason } => new(name, reason, []),
        _ => new(name, "The file was not added.", []),
    };
}
