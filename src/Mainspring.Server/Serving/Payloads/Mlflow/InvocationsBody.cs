using System.Globalization;
using System.Text.Json;
using Mainspring.Learning.Features;

namespace Mainspring.Server.Serving.Payloads.Mlflow;

/// <summary>The JSON forms of MLflow's scoring server (its documentation, "Inference server specification"), as native records.</summary>
internal static class InvocationsBody
{
    private static readonly string[] Forms = ["dataframe_split", "dataframe_records", "instances", "inputs"];

    /// <summary>Reads a body.</summary>
    /// <param name="body">The body.</param>
    /// <param name="schema">The columns of the model, by which rows without names are read.</param>
    /// <exception cref="PayloadException">It is none of the forms.</exception>
    public static ReadOnlyMemory<byte> ToNative(ReadOnlyMemory<byte> body, InputSchema schema)
    {
        using JsonDocument document = Parse(body);
        JsonElement root = document.RootElement;
        string[] given = root.ValueKind == JsonValueKind.Object ? [.. Forms.Where(form => root.TryGetProperty(form, out _))] : [];
        if (given is not [string form])
        {
            throw new PayloadException($"The body must be a JSON object with exactly one of {string.Join(", ", Forms)}{(given.Length > 1 ? $"; it has {string.Join(", ", given)}" : "")}.");
        }

        using var records = new RecordList();
        JsonElement content = root.GetProperty(form);
        switch (form)
        {
            case "dataframe_split":
                WriteSplit(records, content);
                break;
            case "inputs" when content.ValueKind == JsonValueKind.Object:
                WriteColumns(records, content);
                break;
            default:
                WriteRows(records, content, form, schema);
                break;
        }

        return records.Complete();
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException broken)
        {
            throw new PayloadException($"The body cannot be read as JSON: {broken.Message}");
        }
    }

    private static void WriteSplit(RecordList records, JsonElement split)
    {
        if (split.ValueKind != JsonValueKind.Object || !split.TryGetProperty("columns", out JsonElement columns) || !split.TryGetProperty("data", out JsonElement data)
            || columns.ValueKind != JsonValueKind.Array || data.ValueKind != JsonValueKind.Array)
        {
            throw new PayloadException("'dataframe_split' must be an object with the lists 'columns' and 'data'.");
        }

        string[] names = [.. columns.EnumerateArray().Select(column => column.ValueKind == JsonValueKind.String ? column.GetString()! : column.GetRawText())];
        foreach (JsonElement row in data.EnumerateArray())
        {
            WritePositional(records, row, names, "dataframe_split");
        }
    }

    /// <summary>One list of values a column: as long as each other.</summary>
    private static void WriteColumns(RecordList records, JsonElement columns)
    {
        (string Name, JsonElement[] Values)[] lists = [.. columns.EnumerateObject().Select(column => (column.Name, ValuesOf(column.Value)))];
        int rows = lists.Length == 0 ? 0 : lists[0].Values.Length;
        if (lists.FirstOrDefault(list => list.Values.Length != rows) is { Name: { } other, Values: var values })
        {
            throw new PayloadException(string.Create(CultureInfo.InvariantCulture, $"The column '{other}' of 'inputs' has {values.Length} values where '{lists[0].Name}' has {rows}."));
        }

        for (int row = 0; row < rows; row++)
        {
            records.Begin();
            foreach ((string name, JsonElement[] list) in lists)
            {
                records.Json.WritePropertyName(name);
                list[row].WriteTo(records.Json);
            }

            records.End();
        }
    }

    /// <summary>A column may be a list, a list of lists of one, or one value for a single row.</summary>
    private static JsonElement[] ValuesOf(JsonElement column) => column.ValueKind != JsonValueKind.Array
        ? [column]
        : [.. column.EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 1 ? value[0] : value)];

    private static void WriteRows(RecordList records, JsonElement rows, string form, InputSchema schema)
    {
        if (rows.ValueKind != JsonValueKind.Array)
        {
            throw new PayloadException($"'{form}' must be a list of rows.");
        }

        string[] names = [.. schema.Columns.Select(column => column.Name)];
        foreach (JsonElement row in rows.EnumerateArray())
        {
            if (row.ValueKind == JsonValueKind.Object)
            {
                records.Begin();
                foreach (JsonProperty property in row.EnumerateObject())
                {
                    property.WriteTo(records.Json);
                }

                records.End();
            }
            else if (form == "dataframe_records")
            {
                throw new PayloadException(string.Create(CultureInfo.InvariantCulture, $"Row {records.Count} of 'dataframe_records' must be an object of column names and values."));
            }
            else
            {
                WritePositional(records, row, names, form);
            }
        }
    }

    private static void WritePositional(RecordList records, JsonElement row, string[] names, string form)
    {
        if (row.ValueKind != JsonValueKind.Array || row.GetArrayLength() != names.Length)
        {
            throw new PayloadException(string.Create(
                CultureInfo.InvariantCulture,
                $"Row {records.Count} of '{form}' must be a list of {names.Length} values ({string.Join(", ", names)}){(row.ValueKind == JsonValueKind.Array ? $"; it has {row.GetArrayLength()}" : "")}."));
        }

        records.Begin();
        int column = 0;
        foreach (JsonElement value in row.EnumerateArray())
        {
            records.Json.WritePropertyName(names[column++]);
            value.WriteTo(records.Json);
        }

        records.End();
    }
}
