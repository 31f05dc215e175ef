using System.Text.Json.Serialization;
using Mainspring.Server.Mlflow.LoggedModels.Requests;

namespace Mainspring.Server.Mlflow.LoggedModels;

/// <summary>The JSON of logged models.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CreateLoggedModel))]
[JsonSerializable(typeof(FinalizeLoggedModel))]
[JsonSerializable(typeof(LoggedModelReference))]
[JsonSerializable(typeof(SetLoggedModelTags))]
[JsonSerializable(typeof(LogLoggedModelParams))]
[JsonSerializable(typeof(DeleteLoggedModelTag))]
[JsonSerializable(typeof(SearchLoggedModels))]
[JsonSerializable(typeof(LoggedModelAnswer))]
[JsonSerializable(typeof(LoggedModelSearchAnswer))]
internal sealed partial class LoggedModelsJson : JsonSerializerContext;
