using System.Text.Json;

namespace Mainspring.Data.Faults;

/// <summary>What is wrong in a file, as one JSON document.</summary>
/// <param name="Error">The first fault in a sentence.</param>
/// <param name="ExitCode">The exit code of the command that found it.</param>
/// <param name="FaultCount">How many faults there are.</param>
/// <param name="Faults">The first of them.</param>
public sealed record FaultReport(string Error, int ExitCode, long FaultCount, IReadOnlyList<DataFault> Faults)
{
    /// <summary>The report of an exception.</summary>
    public static FaultReport Of(DataFormatException faulty, int exitCode) => new(faulty.Faults[0].ToString(), exitCode, faulty.Total, faulty.Faults);

    /// <summary>The report as UTF-8 JSON in snake_case.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, FaultJson.Default.FaultReport);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static FaultReport Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, FaultJson.Default.FaultReport) ?? throw new JsonException("The report is null.");
}
