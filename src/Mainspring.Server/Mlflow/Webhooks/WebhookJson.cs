using System.Text.Json.Serialization;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Webhooks;

/// <summary>The records of webhooks on MLflow's wire.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CreateWebhook))]
[JsonSerializable(typeof(ListWebhooks))]
[JsonSerializable(typeof(OneWebhook))]
[JsonSerializable(typeof(UpdateWebhook))]
[JsonSerializable(typeof(TestWebhook))]
[JsonSerializable(typeof(WebhookAnswer))]
[JsonSerializable(typeof(WebhookListAnswer))]
[JsonSerializable(typeof(TestAnswer))]
internal sealed partial class WebhookJson : JsonSerializerContext;
