using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Mainspring.Client;
using Mainspring.Server.Hosting;
using Microsoft.AspNetCore.Builder;

namespace Mainspring.Server.Tests.Identity;

public sealed class TlsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mainspring-tls-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Connections_are_encrypted_with_the_certificate_of_the_files_and_with_a_new_one_when_they_change()
    {
        string first = Write(DateTime.UnixEpoch.AddDays(1));
        await using WebApplication app = MainspringServer.Build(new ServerOptions
        {
            Home = Path.Combine(_folder, ".mainspring"),
            Port = 0,
            Auth = AuthMode.On,
            AllowedHosts = ["ml.example.org"],
            Tls = new(Path.Combine(_folder, "cert.pem"), Path.Combine(_folder, "key.pem"), null),
        });
        await app.StartAsync();
        var url = new Uri(app.Urls.Single(address => address.StartsWith("https", StringComparison.Ordinal)));

        (string? seen, HttpResponseMessage answer) = await GetAsync(url, "/sign-in");
        seen.ShouldBe(first);
        answer.Headers.GetValues("Strict-Transport-Security").Single().ShouldStartWith("max-age=");

        string second = Write(DateTime.UnixEpoch.AddDays(2));
        (await GetAsync(url, "/sign-in")).Thumbprint.ShouldBe(second);

        using var local = new MainspringClient(Workspace.RunningServer(Path.Combine(_folder, ".mainspring"))!.Url, Workspace.LocalKey(Path.Combine(_folder, ".mainspring")));
        (await local.Users.WhoAmIAsync()).Name.ShouldBe("local");
    }

    private static async Task<(string? Thumbprint, HttpResponseMessage Answer)> GetAsync(Uri url, string path)
    {
        string? thumbprint = null;
        using var handler = new HttpClientHandler
        {
#pragma warning disable MA0039 // The test wants to see the certificate, whoever vouches for it.
            ServerCertificateCustomValidationCallback = (_, certificate, _, _) =>
            {
                thumbprint = certificate!.Thumbprint;
                return true;
            },
#pragma warning restore MA0039
        };
        using var http = new HttpClient(handler) { BaseAddress = url };
        http.DefaultRequestHeaders.Host = "ml.example.org";
        HttpResponseMessage answer = await http.GetAsync(path);
        return (thumbprint, answer);
    }

    private string Write(DateTime changedAt)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=ml.example.org", key, HashAlgorithmName.SHA256);
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        Replace("cert.pem", certificate.ExportCertificatePem(), changedAt);
        Replace("key.pem", key.ExportPkcs8PrivateKeyPem(), changedAt);
        return certificate.Thumbprint;
    }

    private void Replace(string name, string text, DateTime changedAt)
    {
        string file = Path.Combine(_folder, name);
        File.WriteAllText(file, text);
        File.SetLastWriteTimeUtc(file, changedAt);
    }
}
