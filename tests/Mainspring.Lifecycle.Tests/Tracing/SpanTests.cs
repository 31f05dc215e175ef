using System.Globalization;
using System.Text;
using Mainspring.Lifecycle.Tracing;
using Mainspring.Lifecycle.Tracing.Spans;

namespace Mainspring.Lifecycle.Tests.Tracing;

public sealed class SpanTests
{
    [Fact]
    public void Steps_stand_below_what_they_are_part_of_and_strays_are_not_lost()
    {
        Span[] spans = [Step(3, 2, 30), Step(2, 1, 20), Step(1, null, 10), Step(4, 1, 15), Step(5, 99, 5), Step(6, 7, 40), Step(7, 6, 41)];
        SpanTree.Flatten(spans).Select(line => (line.Span.Id[^1], line.Depth)).ShouldBe([('5', 0), ('1', 0), ('4', 1), ('2', 1), ('3', 2), ('6', 0), ('7', 1)]);
    }

    [Fact]
    public void A_span_reads_back_as_it_was_written()
    {
        Span span = Step(1, 2, 5) with { Attributes = new Dictionary<string, string> { ["a"] = "{\"ü\":[1,2.5,null]}", ["b"] = "\"plain\"" }, StatusMessage = "no", Status = SpanStatus.Error };
        SpanJson.Write(SpanReader.Read(SpanJson.Write(span))).ShouldBe(SpanJson.Write(span));
        SpanReader.Read(SpanJson.Write(span)).Attributes.ShouldBe(span.Attributes);
    }

    [Fact]
    public void A_file_of_version_2_is_read()
    {
        const string file = """
            {"spans": [{"name": "predict", "context": {"trace_id": "0x12ab", "span_id": "0x1f"}, "parent_id": null, "start_time": 1000, "end_time": 2000, "status_code": "OK", "status_message": "",
              "attributes": {"mlflow.spanInputs": "{\"x\": 1}", "note": "plain"}, "events": [{"name": "e", "timestamp": 7, "attributes": {}}]}], "request": "{}", "response": "{}"}
            """;
        Span span = SpanReader.ReadFile(Encoding.UTF8.GetBytes(file)).Single();
        span.Id.ShouldBe("000000000000001f");
        span.OpenTelemetryTraceId.ShouldEndWith("12ab");
        span.Status.ShouldBe(SpanStatus.Ok);
        span.Attributes.ShouldBe(new Dictionary<string, string> { ["mlflow.spanInputs"] = "{\"x\": 1}", ["note"] = "\"plain\"" });
        span.Events.Single().At.ShouldBe(7000);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{\"spans\": [1]}")]
    [InlineData("{\"spans\": [{\"context\": {}}]}")]
    [InlineData("{\"spans\": [{\"trace_id\": \"?\", \"span_id\": \"?\"}]}")]
    public void A_file_that_is_none_is_refused(string file) => Should.Throw<FormatException>(() => SpanReader.ReadFile(Encoding.UTF8.GetBytes(file)));

    [Fact]
    public void Prompts_are_added_once()
    {
        string list = PromptList.Add(PromptList.Add(null, [new("a", "1")]), [new("a", "1"), new("b \"x\"", "2")]);
        list.ShouldBe("""[{"name": "a", "version": "1"}, {"name": "b \"x\"", "version": "2"}]""");
        PromptList.Read("no list").ShouldBeEmpty();
    }

    private static Span Step(int number, int? parent, long start) => new()
    {
        Id = number.ToString("x16", CultureInfo.InvariantCulture),
        OpenTelemetryTraceId = new('1', 32),
        ParentId = parent?.ToString("x16", CultureInfo.InvariantCulture),
        Name = "step",
        StartedAt = start,
        EndedAt = 100,
    };
}
