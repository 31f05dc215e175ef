namespace Mainspring.Cli.Predictions;

/// <summary>What an export wrote.</summary>
/// <param name="Rows">How many predictions.</param>
/// <param name="Output">The path of the file.</param>
internal sealed record ExportResult(long Rows, string Output);
