using Mainspring.Lifecycle.Predictions;
using Mainspring.Lifecycle.Serving;

namespace Mainspring.Web.Playground;

/// <summary>The form of an endpoint, and what its model said about the record in it.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Model">The model behind it.</param>
/// <param name="Form">The fields.</param>
/// <param name="Result">The answer; null before the form was sent, and when the record has faults.</param>
/// <param name="Faults">What is wrong with the record as a whole.</param>
/// <param name="Examples">Records to fill the form with, as a JSON array.</param>
/// <param name="Logged">The answer in the log, when the form was sent.</param>
/// <param name="Try">The mark of the next try.</param>
/// <param name="Curl">The command that asks the same.</param>
public sealed record PlaygroundModel(
    ServedEndpoint Endpoint, ServedModel Model, PlaygroundForm Form, PlaygroundResult? Result, IReadOnlyList<string> Faults, string Examples, PredictionRow? Logged, string Try, string Curl);
