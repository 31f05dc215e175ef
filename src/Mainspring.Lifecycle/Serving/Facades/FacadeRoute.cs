using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Mainspring.Lifecycle.Serving.Facades;

/// <summary>
/// One call that a facade answers, written as <c>"POST /predict": {predict: {…}, set: {…}, answer: {…}}</c>, or with the name of the action alone.
/// </summary>
public sealed class FacadeRoute
{
    private const string Answers = "answer";
    private const string Constants = "set";
    private const string As = "as";
    private const int LongestPath = 200;

    private static readonly Dictionary<string, FacadeAction> Actions = Enum.GetValues<FacadeAction>().ToDictionary(NameOf, StringComparer.Ordinal);

    private FacadeRoute(string call, FacadeAction action, JsonNode written) => (Call, Action, Written) = (call, action, written);

    /// <summary>The method and the path, as <c>POST /predict</c>.</summary>
    public string Call { get; }

    /// <summary>What it does.</summary>
    public FacadeAction Action { get; }

    /// <summary>Which columns, or fields of feedback, the fields of a request are.</summary>
    public FieldMap Fields { get; private init; } = FieldMap.Plain;

    /// <summary>How the answer is laid out; of lists, each entry.</summary>
    public AnswerMap Answer { get; private init; } = AnswerMap.Whole;

    /// <summary>The column of <see cref="FacadeAction.Values"/>, the format of <see cref="FacadeAction.Metrics"/>, the name of the list of <see cref="FacadeAction.History"/> and <see cref="FacadeAction.Logs"/>.</summary>
    public string Argument { get; private init; } = "";

    /// <summary>The route as it was written.</summary>
    public JsonNode Written { get; }

    /// <summary>Reads a route, or says in sentences what is wrong with it.</summary>
    /// <param name="call">The method and the path.</param>
    /// <param name="written">The rest.</param>
    /// <param name="route">The route.</param>
    /// <param name="faults">Everything that is wrong; empty when the route is right.</param>
    public static bool TryRead(string call, JsonNode? written, [NotNullWhen(true)] out FacadeRoute? route, out IReadOnlyList<string> faults)
    {
        route = null;
        List<string> found = [];
        faults = found;
        if (FindFaultInCall(call) is { } badCall)
        {
            found.Add(badCall);
        }

        JsonObject keys = written switch
        {
            JsonObject many => many,
            JsonValue name => new() { [name.ToString()] = null },
            _ => [],
        };
        string[] actions = [.. keys.Select(pair => pair.Key).Where(key => key is not (Answers or Constants))];
        if (actions is not [string one] || !Actions.TryGetValue(one, out FacadeAction action))
        {
            found.Add($"'{call}' has {(actions.Length == 0 ? "no action" : string.Join(" and ", actions.Select(name => $"'{name}'")))}; give it one of {string.Join(", ", Actions.Keys)}.");
            return false;
        }

        string argument = ArgumentOf(action, keys[one], found);
        route = new(call, action, written!.DeepClone())
        {
            Fields = TakesFields(action) ? FieldMap.Read(keys[one], keys[Constants], found) : FieldMap.Plain,
            Answer = keys[Answers] is { } layout ? AnswerMap.Read(layout, FacadeFields.Of(action), found) : AnswerMap.Whole,
            Argument = argument,
        };
        return found.Count == 0;
    }

    /// <summary>An action as project files name it: <c>add_sample</c>.</summary>
    public static string NameOf(FacadeAction action) => action switch
    {
        FacadeAction.AddSample => "add_sample",
        FacadeAction.DriftReport => "drift_report",
        FacadeAction.StartStream => "start_stream",
        _ => action.ToString().ToLowerInvariant(),
    };

    private static bool TakesFields(FacadeAction action) => action is FacadeAction.Predict or FacadeAction.Feedback or FacadeAction.AddSample;

    private static string ArgumentOf(FacadeAction action, JsonNode? written, List<string> faults)
    {
        switch (action)
        {
            case FacadeAction.Values when written is JsonValue column:
                return column.ToString();
            case FacadeAction.Values:
                faults.Add("'values' takes the name of a column.");
                return "";
            case FacadeAction.Metrics when written is null:
                return "json";
            case FacadeAction.Metrics when written is JsonValue && written.ToString() is "json" or "prometheus":
                return written.ToString();
            case FacadeAction.Metrics:
                faults.Add("'metrics' takes json or prometheus.");
                return "";
            case FacadeAction.History or FacadeAction.Logs:
                return ListName(action, written, faults);
            default:
                if (written is not null && !TakesFields(action))
                {
                    faults.Add($"'{NameOf(action)}' takes nothing here; what its answer holds goes below 'answer'.");
                }

                return "";
        }
    }

    private static string ListName(FacadeAction action, JsonNode? written, List<string> faults)
    {
        switch (written)
        {
            case null:
                return NameOf(action);
            case JsonObject { Count: 1 } map when map[As] is JsonValue name:
                return name.ToString();
            default:
                faults.Add($"'{NameOf(action)}' takes {{as: name}}, the name of the list in its answer.");
                return "";
        }
    }

    private static string? FindFaultInCall(string call) => call.Split(' ') is ["GET" or "POST" or "PUT", ['/', ..] path]
        && path.Length <= LongestPath && !path.AsSpan().ContainsAnyExceptInRange('!', '~') && !path.AsSpan().ContainsAny("?#%{}\"<>\\")
            ? null
            : $"'{call}' is no call; write a method and a path, such as \"POST /predict\".";
}
