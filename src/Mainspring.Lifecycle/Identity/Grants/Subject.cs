namespace Mainspring.Lifecycle.Identity.Grants;

/// <summary>Whom a grant is given to.</summary>
/// <param name="Kind">User or key.</param>
/// <param name="Name">The name of the user, or of the keys.</param>
public readonly record struct Subject(SubjectKind Kind, string Name)
{
    /// <summary>A user.</summary>
    public static Subject User(string name) => new(SubjectKind.User, name);

    /// <summary>The keys of a name.</summary>
    public static Subject Key(string name) => new(SubjectKind.Key, name);

    /// <inheritdoc/>
    public override string ToString() => $"{(Kind == SubjectKind.User ? "user" : "key")} {Name}";
}
