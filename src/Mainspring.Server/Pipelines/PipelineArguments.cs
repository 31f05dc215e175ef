using System.Text.Json;
using Mainspring.Client.Serialization;
using Mainspring.Server.Hosting;

namespace Mainspring.Server.Pipelines;

/// <summary>Reads the arguments of a run member by member and gathers every fault with its place.</summary>
internal sealed class PipelineArguments
{
    private readonly ServerOptions _options;
    private readonly Dictionary<string, JsonElement> _members = [];
    private readonly HashSet<string> _known = [];
    private readonly List<ProblemError> _errors = [];

    public PipelineArguments(JsonElement? arguments, ServerOptions options)
    {
        _options = options;
        if (arguments is { ValueKind: JsonValueKind.Object } given)
        {
            foreach (JsonProperty member in given.EnumerateObject())
            {
                _members[member.Name] = member.Value;
            }
        }
        else if (arguments is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } other)
        {
            Refuse("", $"The arguments are a JSON object, not {Kind(other)}.");
        }
    }

    /// <summary>Every fault, once all members were asked for: members that nobody asked for are faults too.</summary>
    public IReadOnlyList<ProblemError> Errors() =>
    [
        .. _errors,
        .. _members.Keys.Where(name => !_known.Contains(name)).Select(name => At("/" + name, $"There is no argument '{name}'; there are {string.Join(", ", _known)}.")),
    ];

    public string? Text(string name, string? whenAbsent)
    {
        if (Find(name) is not { } value)
        {
            return whenAbsent ?? Refuse("/" + name, $"'{name}' is missing.");
        }

        return value is { ValueKind: JsonValueKind.String } && value.GetString() is { Length: > 0 } text && !text.Any(char.IsControl)
            ? text
            : Refuse("/" + name, $"'{name}' is a text that is not empty, not {Kind(value)}.");
    }

    public int? Integer(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number))
        {
            return number;
        }

        Refuse("/" + name, $"'{name}' is a whole number, not {Kind(value)}.");
        return null;
    }

    /// <summary>A map from texts to texts, numbers or booleans; empty when it is absent.</summary>
    public IReadOnlyList<(string Key, string Value)> Map(string name)
    {
        if (Find(name) is not { } value)
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            Refuse("/" + name, $"'{name}' is a JSON object, not {Kind(value)}.");
            return [];
        }

        List<(string Key, string Value)> pairs = [];
        foreach (JsonProperty member in value.EnumerateObject())
        {
            if (member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
            {
                pairs.Add((member.Name, member.Value.ToString()));
            }
            else
            {
                Refuse($"/{name}/{member.Name}", $"'{member.Name}' is a text, a number, true or false, not {Kind(member.Value)}.");
            }
        }

        return pairs;
    }

    /// <summary>Values that take the place of those of a project file, as far as a job may change them.</summary>
    /// <param name="name">The member.</param>
    /// <param name="project">The project file, or null when it was refused.</param>
    public IReadOnlyList<(string Key, string Value)> Settings(string name, string? project)
    {
        IReadOnlyList<(string Key, string Value)> settings = Map(name);
        foreach ((string key, string value) in settings)
        {
            if (project is not null && DataSettings.FindFault(key, value, project, _options) is { } fault)
            {
                Refuse($"/{name}/{key}", fault);
            }
        }

        return settings;
    }

    /// <summary>A file below the folder of projects.</summary>
    /// <param name="name">The member.</param>
    /// <param name="whenAbsent">The path when it is absent, or null when it must not be.</param>
    /// <param name="mustExist">Whether the file must exist; else its folder must.</param>
    public string? File(string name, string? whenAbsent, bool mustExist)
    {
        if (Text(name, whenAbsent) is not { } text)
        {
            return null;
        }

        if (!ProjectPath.TryParse(_options.ProjectFolder, _options.Home, text, out ProjectPath? path, out string? fault))
        {
            return Refuse("/" + name, fault);
        }

        if (mustExist ? !System.IO.File.Exists(path.Full) : !Directory.Exists(Path.GetDirectoryName(path.Full)))
        {
            return Refuse("/" + name, mustExist ? $"There is no file '{text}' in the folder of this server's projects." : $"There is no folder to write '{text}' into, in the folder of this server's projects.");
        }

        return path.Full;
    }

    private static ProblemError At(string pointer, string message) => new("/arguments" + pointer, message);

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => $"the text '{value.GetString()}'",
        _ => value.GetRawText(),
    };

    private JsonElement? Find(string name)
    {
        _known.Add(name);
        return _members.TryGetValue(name, out JsonElement value) ? value : null;
    }

    private string? Refuse(string pointer, string message)
    {
        _errors.Add(At(pointer, message));
        return null;
    }
}
