using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Serving;
using Mainspring.Lifecycle.Serving.Variants;
using Mainspring.Lifecycle.Tests.Projects;

namespace Mainspring.Lifecycle.Tests.Serving;

public sealed class EndpointSectionTests
{
    [Fact]
    public void Without_variants_the_endpoint_follows_the_alias()
    {
        EndpointPlan plan = EndpointSection.PlanOf(TestProjects.Read(TestProjects.Minimal));

        plan.Name.ShouldBe("telco");
        plan.Variants.ShouldBe([Variant.Alone("telco", "champion")]);
    }

    [Fact]
    public void Variants_traffic_key_shadows_and_segments_make_the_plan()
    {
        EndpointPlan plan = EndpointSection.PlanOf(TestProjects.Read(TestProjects.Minimal + """
            deploy:
              endpoint:
                name: churn
                variants: {a: telco@champion, b: {model: "@challenger"}, c: other@7}
                traffic: {a: 80, b: 20}
                stick_to: user_id
                shadow: c
                segments: [{column: city, values: [SACRAMENTO, 7], variant: b}]
            """));

        plan.Variants.ShouldBe(
        [
            new() { Name = "a", Model = "telco", Alias = "champion", Weight = 80, IsDefault = true },
            new() { Name = "b", Model = "telco", Alias = "challenger", Weight = 20 },
            new() { Name = "c", Model = "other", Version = 7, IsShadow = true },
        ]);
        plan.StickTo.ShouldBe(new StickyKey(false, "user_id"));
        plan.Segments.Single().Values.ShouldBe(["SACRAMENTO", "7"]);
    }

    [Fact]
    public void The_first_variant_that_answers_gets_all_when_no_traffic_is_given() =>
        EndpointSection.PlanOf(TestProjects.Read(TestProjects.Minimal + "deploy: {endpoint: {variants: {s: \"@a\", b: \"@b\", c: \"@c\"}, shadow: [s]}}\n"))
            .Variants.Select(variant => (variant.Name, variant.Weight, variant.IsDefault)).ShouldBe([("s", 0, false), ("b", 100, true), ("c", 0, false)]);

    [Theory]
    [InlineData("variants: {a: \"@x\"}, traffic: {a: 50}", "50 percent")]
    [InlineData("variants: {a: \"@x\"}, traffic: {b: 100}", "no variant 'b'")]
    [InlineData("variants: {a: \"@x\"}, shadow: [a]", "default")]
    [InlineData("variants: {a: \"@x\"}, shadow: [b]", "no variant 'b'")]
    [InlineData("variants: {a: \"@x\"}, segments: [{column: city, values: [x], variant: b}]", "'b'")]
    public void What_does_not_go_together_is_a_fault_of_the_file(string endpoint, string says)
    {
        ProjectFileException wrong = Should.Throw<ProjectFileException>(() => EndpointSection.PlanOf(TestProjects.Read(TestProjects.Minimal + $"deploy: {{endpoint: {{{endpoint}}}}}\n")));

        wrong.Faults.ShouldContain(fault => fault.Message.Contains(says, StringComparison.Ordinal), string.Join('\n', wrong.Faults));
        wrong.Faults.ShouldAllBe(fault => fault.Line == 4);
    }

    [Fact]
    public void A_facade_keeps_its_calls_as_they_were_written()
    {
        ProjectFile project = TestProjects.Read(TestProjects.Minimal + """
            deploy:
              facade:
                port: 5000
                routes:
                  "GET /health": health
                  "POST /v1.0/predict": {predict: {f: [a, b]}, set: {kind: 2, on: true, name: "3"}, answer: {p: prediction}}
            """);

        project.Section<DeploySection>().Facade!.ToWire("telco").ToJsonString().ShouldBe(
            """{"port":5000,"anonymous":false,"project":"telco","routes":{"GET /health":"health","POST /v1.0/predict":{"predict":{"f":["a","b"]},"set":{"kind":2,"on":true,"name":"3"},"answer":{"p":"prediction"}}}}""");
    }

    [Theory]
    [InlineData("\"POST predict\": predict", "is no call")]
    [InlineData("\"GET /x\": guess", "give it one of")]
    [InlineData("\"GET /x\": {health: null, answer: {a: colour}}", "'colour'")]
    [InlineData("\"GET /x\": {metrics: xml}", "json or prometheus")]
    [InlineData("\"GET /x\": values", "name of a column")]
    [InlineData("\"GET /x\": {predict: null, feedback: null}", "'predict' and 'feedback'")]
    [InlineData("\"POST /x\": {predict: {a: c, b: c}}", "'c' is given twice")]
    public void A_call_that_is_not_understood_is_a_fault_at_its_line(string route, string says)
    {
        ProjectFault fault = TestProjects.Faults(TestProjects.Minimal + $"deploy:\n  facade:\n    port: 5000\n    routes:\n      {route}\n").Single();

        fault.Message.ShouldContain(says);
        (fault.Code, fault.Line).ShouldBe(("MSP1016", 8));
    }
}
