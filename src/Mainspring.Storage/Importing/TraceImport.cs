using System.Data.Common;
using System.Text.Json;
using Mainspring.Lifecycle.Tracing;
using Mainspring.Lifecycle.Tracing.Assessments;
using Mainspring.Lifecycle.Tracing.Spans;
using Mainspring.Storage.Relational;
using Mainspring.Storage.Relational.Tracing;

namespace Mainspring.Storage.Importing;

/// <summary>Traces with tags, metadata, assessments, and their spans, which lie in the database or in files.</summary>
internal sealed class TraceImport(MlflowSource source, Database database, TimeProvider time, ImportTally tally, FileImport files, SpanFileIntake intake)
{
    private sealed record Row(string Id, long Experiment, long At, long? Milliseconds, string? State, string? Request, string? Response, string? ClientId);

    public async Task RunAsync(CancellationToken cancellation)
    {
        if (!source.Has("trace_info", "request_id"))
        {
            return;
        }

        foreach (Row row in ReadTraces())
        {
            if (!TraceId.TryParse(row.Id, out TraceId? id) || !tally.Experiments.TryGetValue(row.Experiment, out long experiment))
            {
                tally.Skip("traces", row.Id, "Its id cannot name a folder, or its experiment is not in the database.");
                continue;
            }

            Dictionary<string, string> tags = source.Entries("SELECT key, value FROM trace_tags WHERE request_id = @p0", row.Id);
            NewTrace trace = Read(row, experiment, tags);
            List<Span> spans = ReadSpans(row.Id);
            tally.Add("traces", await database.WriteAsync(session => Put(session, trace, id, spans), cancellation));
            await files.CopyAsync(tags.GetValueOrDefault(TraceKeys.ArtifactLocation), TraceFiles.RootOf(experiment, id).Value, row.Id, cancellation);
            if (spans.Count == 0)
            {
                await intake.TakeAsync(TraceFiles.SpansOf(experiment, id), cancellation);
            }
        }
    }

    private int Put(Session session, NewTrace trace, TraceId id, List<Span> spans)
    {
        if (TraceWriting.Find(session, id) is not null)
        {
            return 0;
        }

        if (TraceWriting.Start(session, trace, id, time.GetUtcNow()) is not TraceOutcome.Kept)
        {
            return 0;
        }

        if (spans.Count > 0)
        {
            SpanWriting.Log(session, new(trace.ExperimentId, id, spans));
        }

        return 1;
    }

    private List<Row> ReadTraces() =>
    [
        .. source.Query($"""
            SELECT request_id, experiment_id, timestamp_ms, execution_time_ms, status, {source.Or("trace_info", "request_preview", "NULL")}, {source.Or("trace_info", "response_preview", "NULL")},
                {source.Or("trace_info", "client_request_id", "NULL")}
            FROM trace_info ORDER BY timestamp_ms, request_id
            """).Select(static row => new Row(row.Word(0) ?? "", row.Whole(1) ?? 0, row.Whole(2) ?? 0, row.Whole(3), row.Word(4), row.Preview(5), row.Preview(6), row.Word(7))),
    ];

    private NewTrace Read(Row row, long experiment, Dictionary<string, string> tags)
    {
        Dictionary<string, string> metadata = source.Entries("SELECT key, value FROM trace_request_metadata WHERE request_id = @p0", row.Id);
        return TraceRules.Cut(new NewTrace
        {
            ExperimentId = experiment,
            StartedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.At),
            Duration = row.Milliseconds is { } took and >= 0 ? TimeSpan.FromMilliseconds(took) : null,
            State = row.State switch
            {
                "OK" => TraceState.Ok,
                "ERROR" => TraceState.Error,
                "IN_PROGRESS" => TraceState.InProgress,
                _ => TraceState.Unspecified,
            },
            ClientRequestId = row.ClientId,
            RequestPreview = row.Request ?? metadata.GetValueOrDefault(TraceKeys.Inputs),
            ResponsePreview = row.Response ?? metadata.GetValueOrDefault(TraceKeys.Outputs),
            Metadata = metadata,
            Tags = tags,
            Assessments = source.Has("assessments", "assessment_id") ? [.. ReadAssessments(row.Id)] : [],
        });
    }

    private IEnumerable<NewAssessment> ReadAssessments(string trace)
    {
        foreach (DbDataReader row in source.Query("""
            SELECT assessment_id, name, assessment_type, value, error, created_timestamp, last_updated_timestamp, source_type, source_id, span_id, rationale, overrides, valid, assessment_metadata
            FROM assessments WHERE trace_id = @p0 ORDER BY created_timestamp, assessment_id
            """, trace))
        {
            string? value = row.Word(3);
            yield return new()
            {
                Id = row.Word(0),
                Name = row.Word(1) ?? "",
                Kind = row.Word(2) switch { "expectation" => AssessmentKind.Expectation, "issue" => AssessmentKind.Issue, _ => AssessmentKind.Feedback },
                Value = value is null or "null" ? null : SpanValue.IsJson(value) ? value : SpanValue.OfText(value),
                Error = row.Word(4) is { } error and not "null" ? new("", error, null) : null,
                CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.Whole(5) ?? 0),
                UpdatedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.Whole(6) ?? 0),
                Source = new(row.Word(7) ?? AssessmentSource.Unknown.Type, row.Word(8) ?? ""),
                SpanId = row.Word(9),
                Rationale = row.Word(10),
                Overrides = row.Word(11),
                IsValid = row.IsDBNull(12) || row.Flag(12),
                Metadata = Texts(row.Word(13)),
            };
        }
    }

    private List<Span> ReadSpans(string trace)
    {
        var spans = new List<Span>();
        foreach (DbDataReader row in source.Has("spans", "content") ? source.Query("SELECT span_id, content FROM spans WHERE trace_id = @p0", trace) : [])
        {
            try
            {
                spans.Add(SpanReader.Read(row.Word(1) ?? ""));
            }
            catch (Exception broken) when (broken is FormatException or JsonException or InvalidOperationException)
            {
                tally.Skip("spans", row.Word(0), $"It cannot be read: {broken.Message}");
            }
        }

        return spans;
    }

    private static Dictionary<string, string> Texts(string? json)
    {
        if (json is null || !SpanValue.IsJson(json))
        {
            return [];
        }

        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.ToString(), StringComparer.Ordinal) : [];
    }
}
