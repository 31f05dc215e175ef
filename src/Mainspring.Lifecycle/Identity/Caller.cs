using Mainspring.Lifecycle.Identity.Keys;
using Mainspring.Lifecycle.Identity.Users;

namespace Mainspring.Lifecycle.Identity;

/// <summary>Who makes a request.</summary>
public abstract record Caller
{
    /// <summary>The name under which the owner of the workspace's folder is known.</summary>
    public const string LocalName = "local";

    private Caller()
    {
    }

    /// <summary>How the audit log names them.</summary>
    public abstract string Name { get; }

    /// <summary>The owner of the workspace's folder, on the same machine, who may do everything.</summary>
    public sealed record Local : Caller
    {
        /// <inheritdoc/>
        public override string Name => LocalName;
    }

    /// <summary>A person, who signed in or gave a password.</summary>
    public sealed record Person(User User) : Caller
    {
        /// <inheritdoc/>
        public override string Name => User.Name;
    }

    /// <summary>A program with a key, on its own or for its owner.</summary>
    public sealed record Program(ApiKey Key, User? Owner) : Caller
    {
        /// <inheritdoc/>
        public override string Name => Owner?.Name ?? $"key {Key.Name}";
    }
}
