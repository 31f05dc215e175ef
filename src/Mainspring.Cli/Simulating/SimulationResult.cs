using System.Text.Json;
using Mainspring.Cli.Loading;

namespace Mainspring.Cli.Simulating;

/// <summary>What <c>simulate --json</c> prints.</summary>
/// <param name="Requests">The requests, as <c>load</c> tells them.</param>
/// <param name="Feedback">Ratings and labels that the server took.</param>
/// <param name="FeedbackRefused">Those that it did not take.</param>
/// <param name="Variants">What the users met at each variant.</param>
/// <param name="Decision">The server's evidence for or against the candidate; null when it has none.</param>
internal sealed record SimulationResult(LoadResult Requests, long Feedback, long FeedbackRefused, IReadOnlyDictionary<string, VariantResult> Variants, JsonElement? Decision);
