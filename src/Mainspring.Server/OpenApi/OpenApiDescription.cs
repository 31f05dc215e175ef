using System.Reflection;
using System.Text.Json.Nodes;
using Mainspring.Lifecycle.Identity;
using Mainspring.Server.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Mainspring.Server.OpenApi;

/// <summary>
/// The description of the native API at <c>/openapi/v1.json</c>, made when it is first asked for. Routes that read bytes themselves cannot be
/// found out by the framework; they are described here.
/// </summary>
internal static class OpenApiDescription
{
    private const string PredictPath = "/api/v1/endpoints/{endpoint}/predict";

    private const string Example =
        """{"records": [{"tenure": 1, "Contract": "Month-to-month"}], "key": "user-7", "request_id": "b7f1"}""";

    public static void AddOpenApiDescription(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer(static (document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Mainspring",
                Version = typeof(OpenApiDescription).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0",
                Description = "The native API: projects of tabular models from data to predictions. Errors are application/problem+json with a code and one entry for each fault.",
            };
            document.Servers = [];
            document.Paths[PredictPath] = new OpenApiPathItem
            {
                Operations = new Dictionary<HttpMethod, OpenApiOperation> { [HttpMethod.Post] = Predict() },
            };
            return Task.CompletedTask;
        });
    });

    public static void MapOpenApiDescription(this IEndpointRouteBuilder app) => app.MapOpenApi("/openapi/{documentName}.json").Needs(Role.Viewer);

    private static OpenApiOperation Predict() => new()
    {
        Summary = "Predict for one record or many.",
        Description = "The body is one record, a JSON object of column names and values, or {\"records\": [...]} with an optional key (whose the records are), "
            + "request_id (a repeated one is answered as before and logged once; also accepted as the header X-Request-Id) and explain.",
        Tags = new HashSet<OpenApiTagReference> { new("Mainspring.Server") },
        Parameters = [new OpenApiParameter { Name = "endpoint", In = ParameterLocation.Path, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.String } }],
        RequestBody = new OpenApiRequestBody { Required = true, Content = Json(Object(), JsonNode.Parse(Example)) },
        Responses = new OpenApiResponses
        {
            ["200"] = new OpenApiResponse { Description = "A prediction for each record, in order.", Content = Json(Answer(), null) },
            ["400"] = Problem("The body is no JSON; the position is named."),
            ["404"] = Problem("There is no such endpoint."),
            ["413"] = Problem("The body or the number of records is too large."),
            ["415"] = Problem("The body is of another media type."),
            ["422"] = Problem("Records have faults; each is named with its JSON pointer. Nothing was scored."),
            ["503"] = Problem("Nothing can answer or be logged now; Retry-After says when to try again."),
        },
    };

    private static OpenApiSchema Answer() => new()
    {
        Type = JsonSchemaType.Object,
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["predictions"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Prediction() },
            ["endpoint"] = Of(JsonSchemaType.String),
            ["model"] = Of(JsonSchemaType.String),
            ["version"] = Of(JsonSchemaType.Integer),
            ["variant"] = Of(JsonSchemaType.String),
            ["warnings"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Object() },
        },
    };

    private static OpenApiSchema Prediction() => new()
    {
        Type = JsonSchemaType.Object,
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["prediction_id"] = Of(JsonSchemaType.Integer),
            ["prediction"] = Of(JsonSchemaType.String | JsonSchemaType.Number | JsonSchemaType.Boolean),
            ["probability"] = Of(JsonSchemaType.Number),
            ["probabilities"] = Object(),
            ["contributions"] = Of(JsonSchemaType.Object | JsonSchemaType.Null),
        },
    };

    private static OpenApiSchema Of(JsonSchemaType type) => new() { Type = type };

    private static OpenApiSchema Object() => Of(JsonSchemaType.Object);

    private static Dictionary<string, OpenApiMediaType> Json(OpenApiSchema schema, JsonNode? example) =>
        new() { ["application/json"] = new OpenApiMediaType { Schema = schema, Example = example } };

    private static OpenApiResponse Problem(string description) => new()
    {
        Description = description,
        Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = new OpenApiMediaType { Schema = Object() } },
    };
}
