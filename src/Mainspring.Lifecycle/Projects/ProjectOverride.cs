using Mainspring.Lifecycle.Projects.Shapes;
using Mainspring.Lifecycle.Projects.Yaml;

namespace Mainspring.Lifecycle.Projects;

/// <summary>A value that takes the place of one in the file: <c>train.split.test=0.3</c>. Faults name it as <c>--set train.split.test=0.3</c>.</summary>
internal static class ProjectOverride
{
    /// <summary>The file's values with the override put in; unchanged when it is faulty.</summary>
    public static YamlMapping Apply(string text, YamlMapping root, Shape shape, List<ProjectFault> faults)
    {
        var place = new YamlPlace($"--set {text}", 1, 1);
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        string[] path = equals < 1 ? [] : text[..equals].Trim().Split('.');
        if (path.Length == 0 || path.Any(string.IsNullOrWhiteSpace))
        {
            faults.Add(place.Fault(FaultCode.BadOverride, "write it as path=value", "for example --set train.split.test=0.3"));
            return root;
        }

        YamlElement? value = YamlText.Read(text[(equals + 1)..], place.File, faults);
        return value is null && faults.Exists(f => f.File == place.File) ? root : Put(root, path, value ?? new YamlScalar("", true, place), shape, place);
    }

    private static YamlMapping Put(YamlMapping mapping, ReadOnlySpan<string> path, YamlElement value, Shape? shape, YamlPlace place)
    {
        YamlEntry? present = mapping.Entries.FirstOrDefault(Is(path[0]));
        Shape? below = shape?.Below(path[0]);
        YamlElement put = path.Length == 1
            ? Relocated(value, place)
            : Put(Keys(present?.Value, below, place), path[1..], value, below, place);
        return mapping.With(new(path[0], present is null || path.Length == 1 ? place : present.KeyPlace, put));
    }

    /// <summary>The keys below a place, where a bare value stands for one of them.</summary>
    private static YamlMapping Keys(YamlElement? present, Shape? shape, YamlPlace place) => present switch
    {
        YamlMapping mapping => mapping,
        { } bare when shape?.ShortKey is { } key && bare is not YamlScalar { IsNull: true } => new([new(key, bare.Place, bare)], bare.Place),
        _ => new([], place),
    };

    private static Func<YamlEntry, bool> Is(string key) => entry => entry.Key == key;

    /// <summary>Scalars of an override have no lines of their own.</summary>
    private static YamlElement Relocated(YamlElement element, YamlPlace place) => element switch
    {
        YamlScalar scalar => scalar with { Place = place },
        _ => element,
    };
}
