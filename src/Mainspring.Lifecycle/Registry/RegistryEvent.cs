namespace Mainspring.Lifecycle.Registry;

/// <summary>Something that happened in the registry and is on the disk.</summary>
/// <param name="Model">The name of the model, or of the prompt.</param>
/// <param name="IsPrompt">Whether it is a prompt, which is kept as a model whose versions hold a template.</param>
public abstract record RegistryEvent(string Model, bool IsPrompt)
{
    /// <summary>A model was registered.</summary>
    public sealed record ModelCreated(string Model, bool IsPrompt) : RegistryEvent(Model, IsPrompt)
    {
        /// <summary>What it was tagged with from the start.</summary>
        public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

        /// <summary>What somebody wrote about it, or null.</summary>
        public string? Description { get; init; }
    }

    /// <summary>A model has another name now; <paramref name="Previous"/> is free again.</summary>
    public sealed record ModelRenamed(string Model, bool IsPrompt, string Previous) : RegistryEvent(Model, IsPrompt);

    /// <summary>The description of a model changed.</summary>
    public sealed record ModelDescribed(string Model, bool IsPrompt, string Description) : RegistryEvent(Model, IsPrompt);

    /// <summary>A model is gone with all its versions; its aliases were told before.</summary>
    public sealed record ModelDeleted(string Model, bool IsPrompt) : RegistryEvent(Model, IsPrompt);

    /// <summary>A tag was set on a model.</summary>
    public sealed record ModelTagSet(string Model, bool IsPrompt, string Key, string Value) : RegistryEvent(Model, IsPrompt);

    /// <summary>A tag was removed from a model.</summary>
    public sealed record ModelTagDeleted(string Model, bool IsPrompt, string Key) : RegistryEvent(Model, IsPrompt);

    /// <summary>A version was registered.</summary>
    public sealed record VersionCreated(string Model, bool IsPrompt, int Version) : RegistryEvent(Model, IsPrompt)
    {
        /// <summary>Where its files came from, such as <c>runs:/RUN/model</c>; for a prompt its template is in <see cref="Tags"/>.</summary>
        public string Source { get; init; } = "";

        /// <summary>The run that made it, or null.</summary>
        public string? RunId { get; init; }

        /// <summary>What it was tagged with from the start.</summary>
        public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

        /// <summary>What somebody wrote about it, or null.</summary>
        public string? Description { get; init; }
    }

    /// <summary>The description of a version changed.</summary>
    public sealed record VersionDescribed(string Model, bool IsPrompt, int Version, string Description) : RegistryEvent(Model, IsPrompt);

    /// <summary>A version is gone; its aliases were told before.</summary>
    public sealed record VersionDeleted(string Model, bool IsPrompt, int Version) : RegistryEvent(Model, IsPrompt);

    /// <summary>A version changed its stage; versions that were archived on that occasion are told one by one.</summary>
    public sealed record StageChanged(string Model, bool IsPrompt, int Version, ModelStage From, ModelStage To) : RegistryEvent(Model, IsPrompt);

    /// <summary>A tag was set on a version.</summary>
    public sealed record VersionTagSet(string Model, bool IsPrompt, int Version, string Key, string Value) : RegistryEvent(Model, IsPrompt);

    /// <summary>A tag was removed from a version.</summary>
    public sealed record VersionTagDeleted(string Model, bool IsPrompt, int Version, string Key) : RegistryEvent(Model, IsPrompt);

    /// <summary>An alias was set or moved.</summary>
    public sealed record AliasSet(string Model, bool IsPrompt, string Alias, int Version) : RegistryEvent(Model, IsPrompt)
    {
        /// <summary>The version that it pointed to before, or null.</summary>
        public int? Previous { get; init; }
    }

    /// <summary>An alias was removed.</summary>
    public sealed record AliasDeleted(string Model, bool IsPrompt, string Alias) : RegistryEvent(Model, IsPrompt)
    {
        /// <summary>The version that it pointed to, or null when it went with the model.</summary>
        public int? Previous { get; init; }
    }
}
