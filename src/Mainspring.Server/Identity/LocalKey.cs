using System.Net;
using System.Text;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Identity.Keys;
using Mainspring.Server.Hosting;
using Microsoft.AspNetCore.Http;

namespace Mainspring.Server.Identity;

/// <summary>
/// The key of whoever owns the workspace's folder, made anew at each start and kept in a file that only the owner reads. It works on
/// this machine alone, so that local verbs and jobs need no key of their own.
/// </summary>
internal sealed class LocalKey
{
    /// <summary>The id that marks it.</summary>
    public const string Id = "local";

    private readonly string _text = ApiKeyText.Write(Id);
    private readonly TokenHash _hash;

    public LocalKey() => _hash = TokenHash.Of(_text);

    /// <summary>Writes the file.</summary>
    public void Write(string home)
    {
        string file = Path.Combine(home, Workspace.LocalKeyFileName);
        string fresh = file + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(fresh);
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(fresh, options))
        {
            stream.Write(Encoding.ASCII.GetBytes(_text));
        }

        File.Move(fresh, file, overwrite: true);
    }

    /// <summary>Whether a key is this one, sent from this machine.</summary>
    public bool Matches(ReadOnlySpan<char> text, ConnectionInfo connection) => IsHere(connection) && _hash.Matches(TokenHash.Of(text));

    private static bool IsHere(ConnectionInfo connection) =>
        connection.RemoteIpAddress is { } remote && (IPAddress.IsLoopback(remote) || remote.Equals(connection.LocalIpAddress));
}
