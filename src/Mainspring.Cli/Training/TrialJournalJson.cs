using System.Text.Json.Serialization;
using Mainspring.Lifecycle.Training.Tuning;

namespace Mainspring.Cli.Training;

/// <summary>The JSON of a line of a <see cref="TrialJournal"/>.</summary>
[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(TrialEntry))]
[JsonSerializable(typeof(string))]
internal sealed partial class TrialJournalJson : JsonSerializerContext;
