namespace Mainspring.Server.Hosting;

/// <summary>The port cannot be listened on.</summary>
public sealed class PortInUseException(int port, Exception cause)
    : Exception($"Port {port} is taken by another process; choose another with --port, or 0 for any free one.", cause);
