using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Projects.Shapes;
using Mainspring.Lifecycle.Serving.AbTests;
using Mainspring.Lifecycle.Serving.Variants;

namespace Mainspring.Lifecycle.Serving;

/// <summary>The endpoint that serves the model.</summary>
public sealed record EndpointSection
{
    internal const string Path = "deploy.endpoint";
    private const double Whole = 100;

    internal static RecordShape<EndpointSection> Shape { get; } = new RecordShape<EndpointSection>(new())
        .Field("name", new NameShape(), s => s.Name, (s, v) => s with { Name = v }, "Name of the endpoint. Default: the name of the project.")
        .Field("alias", new NameShape(), s => s.Alias, (s, v) => s with { Alias = v }, "Alias of the model that the endpoint follows. Default: champion.", why: "the alias that a passed gate moves")
        .Field("variants", new MapShape<VariantSection>(VariantSection.Shape), s => s.Variants, (s, v) => s with { Variants = v }, "The models that share the traffic, each under a name of its own. The first that answers is the default. Default: one, of the alias.")
        .Field("traffic", new MapShape<double>(new NumberShape(0, Whole)), s => s.Traffic, (s, v) => s with { Traffic = v }, "Percent of the requests that each variant answers; 100 together. Default: all go to the first.")
        .Field("stick_to", new StickyKeyShape(), s => s.StickTo, (s, v) => s with { StickTo = v }, "Where the key of a request that brings none is found: header:NAME, or column:NAME of its first record. Default: its request id.")
        .Field("shadow", new ListShape<string>(new NameShape()), s => s.Shadow, (s, v) => s with { Shadow = v }, "Variants that score every request beside the answer and never answer.")
        .Field("segments", new ListShape<SegmentSection>(SegmentSection.Shape), s => s.Segments, (s, v) => s with { Segments = v }, "Which requests go to one variant whatever their key; the first that fits.")
        .Value("bandit_floor", new NumberShape(0, Bandit.HighestFloor), s => s.BanditFloor, (s, v) => s with { BanditFloor = v }, "Has the traffic follow what is said of the answers (Thompson sampling), each variant with at least so many percent. Default: the traffic stays as it is set.")
        .Field("ab_test", AbTestSection.Shape, s => s.AbTest, (s, v) => s with { AbTest = v }, "How a challenger is tried beside the champion, and what decides between them.")
        .Short("name")
        .Later("cache", "explain", "threshold");

    /// <summary>The name; null for that of the project.</summary>
    public string? Name { get; init; }

    /// <summary>The alias that the endpoint follows.</summary>
    public string Alias { get; init; } = "champion";

    /// <summary>How a challenger is tried; null for the defaults.</summary>
    public AbTestPlan? AbTest { get; init; }

    /// <summary>What shares the traffic; empty for the alias alone.</summary>
    public IReadOnlyList<KeyValuePair<string, VariantSection>> Variants { get; init; } = [];

    /// <summary>The percent of each variant; empty when the first gets all.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> Traffic { get; init; } = [];

    /// <summary>Where the key of a request that brings none is found; null for its request id.</summary>
    public StickyKey? StickTo { get; init; }

    /// <summary>The names of the variants that never answer.</summary>
    public IReadOnlyList<string> Shadow { get; init; } = [];

    /// <summary>The least percent of each variant, when the traffic follows what is said of the answers; null when it stays as it is set.</summary>
    public double? BanditFloor { get; init; }

    /// <summary>Which requests go to one variant whatever their key.</summary>
    public IReadOnlyList<SegmentSection> Segments { get; init; } = [];

    /// <summary>What the endpoint of a project shall be.</summary>
    /// <exception cref="ProjectFileException">The variants, their traffic and the shadows do not go together.</exception>
    public static EndpointPlan PlanOf(ProjectFile project)
    {
        ArgumentNullException.ThrowIfNull(project);
        EndpointSection section = project.Section<DeploySection>().Endpoint;
        string name = section.Name ?? project.Name;
        if (section.Variants.Count == 0)
        {
            return new(name, [Variant.Alone(project.Name, section.Alias)], section.StickTo);
        }

        Variant[] variants = section.VariantsOf(project.Name);
        SegmentRule[] segments = [.. section.Segments.Select(rule => new SegmentRule(rule.Column, rule.Values, rule.Variant))];
        ProjectFault[] faults =
        [
            .. SegmentRule.FindFaults(segments, variants).Select(fault => project.Fault($"{Path}.segments", FaultCode.NotAChoice, fault.Message.TrimEnd('.'))),
            .. section.Unknown(section.Traffic.Select(share => share.Key)).Select(variant => project.Fault($"{Path}.traffic.{variant}", FaultCode.NotAChoice, section.NoVariant(variant))),
            .. section.Unknown(section.Shadow).Select(variant => project.Fault($"{Path}.shadow", FaultCode.NotAChoice, section.NoVariant(variant))),
        ];
        return faults.Length > 0 ? throw new ProjectFileException(faults)
            : VariantRules.FindFaults(variants) is { Count: > 0 } wrong ? throw new ProjectFileException([.. wrong.Select(fault => project.Fault($"{Path}.traffic", FaultCode.OutOfRange, fault.Message.TrimEnd('.')))])
            : new(name, variants, section.StickTo) { Segments = segments, BanditFloor = section.BanditFloor };
    }

    private Variant[] VariantsOf(string model)
    {
        string? first = Variants.Select(variant => variant.Key).FirstOrDefault(name => !Shadow.Contains(name));
        return
        [
            .. Variants.Select(variant => new Variant
            {
                Name = variant.Key,
                Model = variant.Value.Model.Model ?? model,
                Alias = variant.Value.Model.Alias,
                Version = variant.Value.Model.Version,
                Weight = Traffic.Count > 0 ? Traffic.FirstOrDefault(share => share.Key == variant.Key).Value : variant.Key == first ? Whole : 0,
                IsDefault = variant.Key == first,
                IsShadow = Shadow.Contains(variant.Key),
            }),
        ];
    }

    private IEnumerable<string> Unknown(IEnumerable<string> names) => names.Except(Variants.Select(variant => variant.Key));

    private string NoVariant(string name) => $"there is no variant '{name}'; there are {string.Join(", ", Variants.Select(variant => variant.Key))}";
}
