using System.Text.Json;
using Mainspring.Client.Datasets;
using Mainspring.Client.Serialization;
using Mainspring.Data.Faults;
using Mainspring.Data.Profiles;
using Mainspring.Lifecycle.Datasets;
using Mainspring.Server.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mainspring.Server.Datasets;

/// <summary>Between the records of the wire and those of the domain.</summary>
internal static class DatasetWire
{
    public static DatasetVersionInfo ToWire(this DatasetVersion version, Profile? profile = null) => new()
    {
        Name = version.Name,
        Version = version.Version,
        FileName = version.FileName,
        Sha256 = version.Content.Hash.Value,
        Md5 = version.Md5,
        Rows = version.Rows,
        Columns = version.Columns,
        Bytes = version.Folder?.Bytes ?? version.Content.Bytes,
        Files = version.Folder?.Files,
        Ending = version.Folder?.Ending,
        Origin = version.Origin,
        CreatedAt = version.CreatedAt,
        Profile = profile is null ? null : JsonSerializer.SerializeToElement(profile, ProfileJson.Default.Profile),
    };

    public static JsonHttpResult<Problem> NoSuchDataset(string name) => Problems.NotFound($"There is no data set '{name}'.");

    public static JsonHttpResult<Problem> NoSuchVersion(string name, string version) => Problems.NotFound($"The data set '{name}' has no version '{version}'.");

    /// <summary>The answer to a file that was not added.</summary>
    public static JsonHttpResult<Problem> ToProblem(this AddOutcome outcome) => outcome switch
    {
        AddOutcome.Refused refused => Problems.Invalid("The file was not added.", new ProblemError($"/{refused.Field}", refused.Fault)),
        AddOutcome.Faulty faulty => Problems.Invalid($"The file was not added: {faulty.Total} {(faulty.Total == 1 ? "fault" : "faults")} in it.", [.. faulty.Faults.Select(f => new ProblemError(PointerOf(f), f.ToString()))]),
        AddOutcome.TooLarge large => Problems.Answer(StatusCodes.Status413PayloadTooLarge, "too_large", $"The file is larger than {large.Limit} bytes."),
        AddOutcome.Failed failed => Problems.Invalid(failed.Reason),
        _ => throw new InvalidOperationException($"{outcome} is no refusal."),
    };

    private static string PointerOf(DataFault fault) => (fault.Row, fault.Column) switch
    {
        (0, null) => "",
        (_, null) => $"/rows/{fault.Row}",
        _ => $"/rows/{fault.Row}/{fault.Column!.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}",
    };
}
