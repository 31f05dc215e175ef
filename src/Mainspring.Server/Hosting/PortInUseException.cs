namespace Mainspring.Server.Hosting;

/// <summary>The port cannot be listened on.</summary>
public sealed class PortInUseException(int port, Exception cause, string option = "--port")
    : Exception($"Port {port} is taken by another process; choose another with {option}, or 0 for any free one.", cause);
