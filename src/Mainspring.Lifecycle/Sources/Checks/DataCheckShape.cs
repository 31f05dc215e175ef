using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Projects.Shapes;
using Mainspring.Lifecycle.Projects.Yaml;

namespace Mainspring.Lifecycle.Sources.Checks;

/// <summary>A check: a rule, a rule with <c>warn</c> or <c>fail</c> behind it, or a query under <c>sql</c>.</summary>
internal sealed class DataCheckShape : Shape<DataCheck>
{
    private const string Warn = "warn";
    private const string Fail = "fail";
    private const string SqlKey = "sql";
    private const string OnBreachKey = "on_breach";

    /// <inheritdoc/>
    public override JsonObject ToJsonSchema() => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["type"] = "string" },
            new JsonObject { ["type"] = "object", ["required"] = new JsonArray(SqlKey), ["properties"] = new JsonObject { [SqlKey] = new JsonObject { ["type"] = "string" }, [OnBreachKey] = Severity() }, ["additionalProperties"] = false },
            new JsonObject { ["type"] = "object", ["additionalProperties"] = Severity() }),
    };

    internal override bool TryRead(YamlElement element, string path, ProjectReading reading, [MaybeNullWhen(false)] out DataCheck value)
    {
        value = null;
        return element switch
        {
            YamlScalar { IsNull: false } rule => TryReadRule(rule, rule.Text, isWarning: false, path, reading, out value),
            YamlMapping { Entries: var entries } when entries.Any(entry => entry.Key == SqlKey) => TryReadSql(entries, element, path, reading, out value),
            YamlMapping { Entries: [{ Value: YamlScalar word } entry] } => SeverityOf(word, path, reading) is { } warns && TryReadRule(entry.Value, entry.Key, warns, path, reading, out value),
            _ => reading.Refuse(element, FaultCode.WrongType, $"'{path}' takes a check such as 'row_count >= 1000', one with ': warn' behind it, or 'sql: SELECT …', not {element.Kind}"),
        };
    }

    internal override JsonNode? Write(DataCheck value) => value.Rule switch
    {
        CheckRule.Sql sql => value.IsWarning ? new JsonObject { [SqlKey] = sql.Query, [OnBreachKey] = Warn } : new JsonObject { [SqlKey] = sql.Query },
        _ => value.IsWarning ? new JsonObject { [value.Text] = Warn } : JsonValue.Create(value.Text),
    };

    private static JsonObject Severity() => new() { ["enum"] = new JsonArray(Warn, Fail) };

    private static bool TryReadRule(YamlElement place, string text, bool isWarning, string path, ProjectReading reading, [MaybeNullWhen(false)] out DataCheck value)
    {
        try
        {
            value = new(text.Trim(), CheckParser.Parse(text), isWarning);
            return true;
        }
        catch (FormatException wrong)
        {
            value = null;
            return reading.Refuse(place, FaultCode.BadCheck, $"'{path}' is '{text}'; {wrong.Message}");
        }
    }

    private static bool TryReadSql(IReadOnlyList<YamlEntry> entries, YamlElement element, string path, ProjectReading reading, [MaybeNullWhen(false)] out DataCheck value)
    {
        value = null;
        if (entries.FirstOrDefault(entry => entry.Key is not (SqlKey or OnBreachKey)) is { } unknown)
        {
            reading.Add(unknown.KeyPlace.Fault(FaultCode.UnknownKey, $"unknown key '{unknown.Key}' in '{path}'", $"known here: {SqlKey}, {OnBreachKey}"));
            return false;
        }

        if (entries.First(entry => entry.Key == SqlKey).Value is not YamlScalar { IsNull: false } query)
        {
            return reading.Refuse(element, FaultCode.WrongType, $"'{path}.{SqlKey}' takes a query that finds the rows that are wrong");
        }

        bool? warns = entries.FirstOrDefault(entry => entry.Key == OnBreachKey)?.Value switch
        {
            null => false,
            YamlScalar word => SeverityOf(word, $"{path}.{OnBreachKey}", reading),
            var other => RefuseSeverity(other, path, reading),
        };
        value = warns is { } severity ? new($"sql: {query.Text.ReplaceLineEndings(" ").Trim()}", new CheckRule.Sql(query.Text), severity) : null;
        return value is not null;
    }

    private static bool? RefuseSeverity(YamlElement element, string path, ProjectReading reading)
    {
        reading.Refuse(element, FaultCode.NotAChoice, $"'{path}.{OnBreachKey}' takes {Warn} or {Fail}, not {element.Kind}");
        return null;
    }

    private static bool? SeverityOf(YamlScalar word, string path, ProjectReading reading)
    {
        bool? severity = word.Text switch { Warn => true, Fail => false, _ => null };
        if (severity is null)
        {
            reading.Refuse(word, FaultCode.NotAChoice, $"'{path}' has '{word.Text}' behind its rule; write {Warn} or {Fail}", "a rule with a colon in it stands in quotes");
        }

        return severity;
    }
}
