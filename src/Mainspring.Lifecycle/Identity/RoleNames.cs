namespace Mainspring.Lifecycle.Identity;

/// <summary>Roles as people write them.</summary>
public static class RoleNames
{
    /// <summary>The names, from none on.</summary>
    public const string All = "none, viewer, editor, operator or admin";

    /// <summary>The name of a role.</summary>
    public static string Of(Role role) => role switch
    {
        Role.None => "none",
        Role.Viewer => "viewer",
        Role.Editor => "editor",
        Role.Operator => "operator",
        Role.Admin => "admin",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "There is no such role."),
    };

    /// <summary>Reads a name.</summary>
    public static bool TryParse(string? name, out Role role)
    {
        Role? found = name switch
        {
            "none" => Role.None,
            "viewer" => Role.Viewer,
            "editor" => Role.Editor,
            "operator" => Role.Operator,
            "admin" => Role.Admin,
            _ => null,
        };
        role = found ?? Role.None;
        return found is not null;
    }

    /// <summary>Reads a name that <see cref="Of"/> wrote.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static Role Parse(string name) => TryParse(name, out Role role) ? role : throw new FormatException($"'{name}' is no role.");
}
