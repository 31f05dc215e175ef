namespace Mainspring.Server.Serving;

/// <summary>A request holds more records than one request may.</summary>
internal sealed class TooManyRecordsException()
    : Exception($"A request may hold {PredictBody.LargestCount} records; split this one, or score a file with 'mainspring predict'.");
