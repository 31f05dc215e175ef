using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Mainspring.Learning.Features;
using Mainspring.Lifecycle.Serving;

namespace Mainspring.Server.Serving;

/// <summary>What is strange about a request and yet scored, as a JSON array of <c>{"pointer", "message"}</c>.</summary>
internal static class PredictWarnings
{
    public static void Write(PredictScratch scratch, Deployment deployment)
    {
        RowReport report = scratch.Report;
        bool cannotExplain = scratch.Explain && deployment.Model.Explainer is null;
        if (report.UnseenCount == 0 && !cannotExplain)
        {
            return;
        }

        using Utf8JsonWriter json = new(scratch.Warnings);
        json.WriteStartArray();
        foreach (UnseenCategory unseen in report.Unseen)
        {
            Write(json, new RowFault(unseen.Record, unseen.Column, "").Pointer, deployment.Source.Mask?.Hides(unseen.Column) is true ? unseen.MessageWithoutValue : unseen.Message);
        }

        if (report.UnseenCount > report.Unseen.Count)
        {
            int more = report.UnseenCount - report.Unseen.Count;
            Write(json, "/records", string.Create(CultureInfo.InvariantCulture, $"{more} more values are new to the model."));
        }

        if (cannotExplain)
        {
            Write(json, "/explain", "The model does not know how many training rows came to its nodes, so its contributions are null; train it again.");
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
