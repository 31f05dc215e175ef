using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Mainspring.Learning.Features;

namespace Mainspring.Server.Serving;

/// <summary>What is strange about a request and yet scored, as a JSON array of <c>{"pointer", "message"}</c>.</summary>
internal static class PredictWarnings
{
    public static void Write(PredictScratch scratch)
    {
        RowReport report = scratch.Report;
        if (report.UnseenCount == 0 && !scratch.Explain)
        {
            return;
        }

        using Utf8JsonWriter json = new(scratch.Warnings);
        json.WriteStartArray();
        foreach (UnseenCategory unseen in report.Unseen)
        {
            Write(json, new RowFault(unseen.Record, unseen.Column, "").Pointer, unseen.Message);
        }

        if (report.UnseenCount > report.Unseen.Count)
        {
            int more = report.UnseenCount - report.Unseen.Count;
            Write(json, "/records", string.Create(CultureInfo.InvariantCulture, $"{more} more values are new to the model."));
        }

        if (scratch.Explain)
        {
            Write(json, "/explain", "This version of Mainspring does not compute contributions yet; they are null.");
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string pointer, string message)
    {
        json.WriteStartObject();
        json.WriteString("pointer"u8, pointer);
        json.WriteString("message"u8, message);
        json.WriteEndObject();
    }
}
