using System.Text.RegularExpressions;
using Mainspring.Lifecycle.Projects.Shapes;
using Mainspring.Lifecycle.Projects.Yaml;

namespace Mainspring.Lifecycle.Projects;

/// <summary>What is gathered while a project file is read: faults, the place of every value, and which values are references.</summary>
/// <param name="environment">The environment variable of a name, or null.</param>
internal sealed partial class ProjectReading(Func<string, string?> environment)
{
    private readonly List<ProjectFault> _faults = [];
    private readonly Dictionary<string, YamlPlace> _places = [];
    private readonly Dictionary<string, string> _references = [];

    /// <summary>What is wrong so far.</summary>
    public List<ProjectFault> Faults => _faults;

    /// <summary>Where each value stands, by path.</summary>
    public IReadOnlyDictionary<string, YamlPlace> Places => _places;

    /// <summary>Values that refer to the environment, as written, by path. They are printed so, since they may be secrets.</summary>
    public IReadOnlyDictionary<string, string> References => _references;

    /// <summary>Remembers where a value stands.</summary>
    public void Note(string path, YamlPlace place) => _places[path] = place;

    /// <summary>Adds a fault.</summary>
    public void Add(ProjectFault fault) => _faults.Add(fault);

    /// <summary>Adds a fault at an element. Always false, so that readers can return it.</summary>
    public bool Refuse(YamlElement element, FaultCode code, string message, string? hint = null)
    {
        _faults.Add(element.Place.Fault(code, message, hint));
        return false;
    }

    /// <summary>The text with its references replaced, or null when a variable is missing.</summary>
    public string? Resolve(YamlScalar scalar, string path)
    {
        if (!scalar.Text.Contains("${", StringComparison.Ordinal))
        {
            return scalar.Text;
        }

        bool good = true;
        string text = Reference().Replace(scalar.Text, match =>
        {
            string name = match.Value[2..^1];
            if (environment(name) is { } value)
            {
                return value;
            }

            good = Refuse(scalar, FaultCode.MissingVariable, $"'{path}' needs the environment variable {name}, which is not set");
            return "";
        });
        _references[path] = scalar.Text;
        return good ? text : null;
    }

    [GeneratedRegex(ScalarShape<string>.ReferencePattern, RegexOptions.NonBacktracking)]
    private static partial Regex Reference();
}
