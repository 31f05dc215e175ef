using System.Net;
using System.Net.Security;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Mainspring.Server.Hosting;

/// <summary>Where the server listens.</summary>
internal static class Listening
{
    /// <summary>
    /// On its address; with a certificate also without encryption on a free port of loopback, where verbs and jobs of this machine call: its
    /// certificate is for another name than theirs. Last, where it is asked for, on the port of gRPC.
    /// </summary>
    public static void ListenOn(this KestrelServerOptions kestrel, ServerOptions options)
    {
        kestrel.ListenOn(options, options.Port);
        if (options.Tls is not null)
        {
            kestrel.Listen(IPAddress.Loopback, 0);
        }

        if (options.GrpcPort is { } port)
        {
            kestrel.ListenOn(options, port, HttpProtocols.Http2);
        }
    }

    /// <summary>On the server's address and another port, with its certificate when it has one; HTTP/2 needs that, or a port that speaks nothing else.</summary>
    public static void ListenOn(this KestrelServerOptions kestrel, ServerOptions options, int port, HttpProtocols? protocols = null)
    {
        if (options.Tls is not { } files)
        {
            kestrel.Listen(options.Bind, port, listener => listener.Protocols = protocols ?? HttpProtocols.Http1);
            return;
        }

        var certificate = new TlsCertificate(files);
        ILogger logger = kestrel.ApplicationServices.GetRequiredService<ILogger<TlsCertificate>>();
        kestrel.Listen(options.Bind, port, listener =>
        {
            listener.Protocols = protocols ?? HttpProtocols.Http1AndHttp2;
            listener.UseHttps(new TlsHandshakeCallbackOptions
            {
                OnConnection = _ => ValueTask.FromResult(new SslServerAuthenticationOptions { ServerCertificateContext = certificate.ForNewConnection(logger) }),
            });
        });
    }
}
