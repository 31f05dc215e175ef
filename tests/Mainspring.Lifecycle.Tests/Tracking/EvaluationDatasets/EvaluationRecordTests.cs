using System.Text.Json.Nodes;
using Mainspring.Lifecycle.Tracking.EvaluationDatasets;

namespace Mainspring.Lifecycle.Tests.Tracking.EvaluationDatasets;

public sealed class EvaluationRecordTests
{
    [Fact]
    public void Equal_inputs_have_one_hash_whatever_the_order_of_their_keys()
    {
        string hash = CanonicalJson.Hash(JsonNode.Parse("""{"a": {"c": [1, 2], "b": null}, "d": "x"}"""));
        CanonicalJson.Hash(JsonNode.Parse("""{"d": "x", "a": {"b": null, "c": [1, 2]}}""")).ShouldBe(hash);
        CanonicalJson.Hash(JsonNode.Parse("""{"d": "x", "a": {"b": null, "c": [2, 1]}}""")).ShouldNotBe(hash);
    }

    [Fact]
    public void A_question_asked_again_takes_the_new_answer_and_keeps_its_source()
    {
        EvaluationRecordContent older = One("""{"inputs": {"q": 1}, "outputs": "no", "expectations": {"a": 1, "b": 1}, "source": {"source_type": "human"}}""");
        EvaluationRecordContent merged = older.With(One("""{"inputs": {"q": 1}, "outputs": "yes", "expectations": {"b": 2}, "source": {"source_type": "CODE"}}"""));
        merged.Outputs!.ToJsonString().ShouldBe("\"yes\"");
        merged.Expectations!.ToJsonString().ShouldBe("""{"a":1,"b":2}""");
        merged.SourceType.ShouldBe("HUMAN");
        older.With(One("""{"inputs": {"q": 1}}""")).Outputs!.ToJsonString().ShouldBe("\"no\"");
    }

    [Theory]
    [InlineData("""{"source_type": "TRACE", "source_data": {"trace_id": "tr-1"}}""", "tr-1")]
    [InlineData("""{"source_type": "DOCUMENT", "source_data": {"source_id": "doc"}}""", "doc")]
    [InlineData("""{"source_type": "CODE"}""", null)]
    public void A_source_is_called_by_its_id(string source, string? id) => One($$"""{"inputs": {}, "source": {{source}}}""").SourceId.ShouldBe(id);

    [Fact]
    public void A_schema_grows_and_a_field_keeps_its_first_type()
    {
        string schema = EvaluationSchema.Extend(null, [One("""{"inputs": {"q": "why", "n": 1, "x": 1.5, "l": [], "o": {}, "t": true, "z": null}, "outputs": "so"}""")]);
        schema.ShouldBe("""{"inputs":{"q":"string","n":"integer","x":"float","l":"array","o":"object","t":"boolean","z":"null"},"outputs":"string","expectations":{},"version":"1.0"}""");
        EvaluationSchema.Extend(schema, [One("""{"inputs": {"q": 1, "k": 1}, "outputs": {"a": 1}, "expectations": {"e": 1}}""")])
            .ShouldBe("""{"inputs":{"q":"string","n":"integer","x":"float","l":"array","o":"object","t":"boolean","z":"null","k":"integer"},"outputs":"string","expectations":{"e":"integer"},"version":"1.0"}""");
    }

    [Fact]
    public void Records_beyond_the_bound_are_refused_as_a_whole() =>
        EvaluationRecordReader.Read($"[{string.Join(',', Enumerable.Repeat("{}", EvaluationRecordReader.MostRecords + 1))}]").Fault!.Pointer.ShouldBe("/records");

    private static EvaluationRecordContent One(string record)
    {
        (IReadOnlyList<EvaluationRecordContent> records, _) = EvaluationRecordReader.Read($"[{record}]");
        return records.ShouldHaveSingleItem();
    }
}
