namespace Mainspring.Lifecycle.Identity;

/// <summary>What a request is about, as far as grants can differ. Ids are as the request names them: they need not exist, or be well formed.</summary>
public abstract record Resource
{
    private Resource()
    {
    }

    /// <summary>The workspace as a whole: the general role decides.</summary>
    public static Resource Workspace { get; } = new OfWorkspace();

    /// <summary>Anything at all: the role is needed on something, and the handler shows no more than what the caller may see.</summary>
    public static Resource Anything { get; } = new OfAnything();

    /// <summary>An experiment by its id.</summary>
    public static Resource Experiment(string? id) => new OfExperiment(id);

    /// <summary>A run, which belongs to its experiment.</summary>
    public static Resource Run(string? id) => new OfRun(id);

    /// <summary>A logged model, which belongs to its experiment.</summary>
    public static Resource LoggedModel(string? id) => new OfLoggedModel(id);

    /// <summary>A registered model by its name.</summary>
    public static Resource Model(string? name) => new OfModel(name);

    /// <summary>A trace, which belongs to its experiment.</summary>
    public static Resource Trace(string? id) => new OfTrace(id);

    /// <summary>Several of them: the role is needed on each.</summary>
    public static Resource All(IEnumerable<Resource> resources) => new Several([.. resources]);

    /// <inheritdoc cref="Workspace"/>
    public sealed record OfWorkspace : Resource;

    /// <inheritdoc cref="Anything"/>
    public sealed record OfAnything : Resource;

    /// <inheritdoc cref="Experiment"/>
    public sealed record OfExperiment(string? Id) : Resource
    {
        /// <inheritdoc/>
        public override string ToString() => $"experiment {Id}";
    }

    /// <inheritdoc cref="Run"/>
    public sealed record OfRun(string? Id) : Resource
    {
        /// <inheritdoc/>
        public override string ToString() => $"run {Id}";
    }

    /// <inheritdoc cref="Trace"/>
    public sealed record OfTrace(string? Id) : Resource;

    /// <inheritdoc cref="LoggedModel"/>
    public sealed record OfLoggedModel(string? Id) : Resource;

    /// <inheritdoc cref="Model"/>
    public sealed record OfModel(string? Name) : Resource
    {
        /// <inheritdoc/>
        public override string ToString() => $"model {Name}";
    }

    /// <inheritdoc cref="All"/>
    public sealed record Several(IReadOnlyList<Resource> Resources) : Resource;
}
