using Mainspring.Client.Serialization;

namespace Mainspring.Server.Hosting;

/// <summary>Another process holds the home folder.</summary>
public sealed class WorkspaceInUseException(string home, ServerAddress? holder, Exception cause)
    : Exception(Describe(home, holder), cause)
{
    private static string Describe(string home, ServerAddress? holder) => holder is null
        ? $"Another Mainspring process works in {home}; stop it, or choose another folder with --home."
        : $"A server already runs in {home}: process {holder.ProcessId} at {holder.Url}; stop it, or choose another folder with --home.";
}
