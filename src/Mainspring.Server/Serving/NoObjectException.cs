using System.Text.Json;

namespace Mainspring.Server.Serving;

/// <summary>A request for predictions is JSON, but not an object.</summary>
internal sealed class NoObjectException(JsonTokenType found) : Exception(found == JsonTokenType.StartArray
    ? "The body is a list. Write several records as {\"records\": [{...}, {...}]}, and one record as an object of column names and values."
    : "The body is a single value. Write one record as an object of column names and values, or several as {\"records\": [{...}, {...}]}.");
