using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;

namespace Mainspring.Server.Hosting;

/// <summary>The certificate of the server, read anew when its file changed, so that renewing it needs no restart. One that cannot be read leaves the old one in place.</summary>
internal sealed class TlsCertificate
{
    private readonly TlsFiles _files;
    private readonly Lock _gate = new();
    private volatile SslStreamCertificateContext _current;
    private DateTime _changedAt;

    /// <exception cref="IOException">The files cannot be read, or hold no certificate with its key.</exception>
    public TlsCertificate(TlsFiles files)
    {
        _files = files;
        _changedAt = ChangedAt();
        try
        {
            _current = Load();
        }
        catch (CryptographicException broken)
        {
            string question = files.Key is { } key ? $"is {key} its key?" : "is MAINSPRING_TLS_PASSWORD its password?";
            throw new IOException($"The certificate {files.Certificate} cannot be used; {question} ({broken.Message.TrimEnd('.')})", broken);
        }
    }

    /// <summary>What a connection is encrypted with that begins now.</summary>
    public SslStreamCertificateContext ForNewConnection(ILogger logger)
    {
        DateTime changedAt = ChangedAt();
        if (changedAt == _changedAt)
        {
            return _current;
        }

        lock (_gate)
        {
            if (changedAt != _changedAt)
            {
                _changedAt = changedAt;
                Reload(logger);
            }

            return _current;
        }
    }

    private void Reload(ILogger logger)
    {
        try
        {
            _current = Load();
        }
        catch (Exception broken) when (broken is CryptographicException or IOException or UnauthorizedAccessException)
        {
            logger.CertificateNotRead(broken, _files.Certificate);
        }
    }

    // The key may be replaced a moment after the certificate; then the pair is read once more.
    private DateTime ChangedAt()
    {
        DateTime certificate = File.GetLastWriteTimeUtc(_files.Certificate);
        return _files.Key is { } key && File.GetLastWriteTimeUtc(key) is var other && other > certificate ? other : certificate;
    }

    private SslStreamCertificateContext Load()
    {
        X509Certificate2Collection all = [];
        if (_files.Key is null)
        {
            all = X509CertificateLoader.LoadPkcs12CollectionFromFile(_files.Certificate, _files.Password);
        }
        else
        {
            all.ImportFromPemFile(_files.Certificate);
        }

        X509Certificate2 own = _files.Key is { } key
            ? X509Certificate2.CreateFromPemFile(_files.Certificate, key)
            : all.FirstOrDefault(certificate => certificate.HasPrivateKey) ?? throw new CryptographicException($"{_files.Certificate} holds no certificate with its key.");
        X509Certificate2Collection vouching = [.. all.Where(certificate => certificate.Thumbprint != own.Thumbprint)];
        return SslStreamCertificateContext.Create(own, vouching, offline: true);
    }
}
