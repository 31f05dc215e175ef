using System.Globalization;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Server.Artifacts;
using Mainspring.Server.Mlflow.Wire;
using Microsoft.AspNetCore.Http;

namespace Mainspring.Server.Mlflow.Artifacts;

/// <summary>Addresses of this server under which a client transfers one file, or one part, without a key.</summary>
internal static class TransferAddress
{
    public const string FileRoute = "mlflow-artifacts/signed/{**artifact_path}";
    public const string PartRoute = "mlflow-artifacts/mpu/part/{upload}/{part}";

    private const string Root = "/api/2.0/mlflow-artifacts";

    /// <summary>How long an address holds: as long as a large file may take.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromHours(12);

    public static async Task<string> OfFileAsync(MlflowCall call, string method, ArtifactPath path)
    {
        (long expires, string signature) = await call.Get<TransferSigner>().SignAsync(FilePermission(method, path), Lifetime, call.Cancellation);
        return Absolute(call.Http.Request, $"/signed/{Escape(path)}", expires, signature);
    }

    public static async Task<string> OfPartAsync(MlflowCall call, string upload, int part)
    {
        (long expires, string signature) = await call.Get<TransferSigner>().SignAsync(PartPermission(upload, part), Lifetime, call.Cancellation);
        return Absolute(call.Http.Request, string.Create(CultureInfo.InvariantCulture, $"/mpu/part/{Uri.EscapeDataString(upload)}/{part}"), expires, signature);
    }

    /// <exception cref="MlflowFault">The address was not signed here for this, or has ended.</exception>
    public static Task DemandFileAsync(MlflowCall call, ArtifactPath path) => DemandAsync(call, FilePermission(HttpMethods.IsHead(call.Http.Request.Method) ? HttpMethods.Get : call.Http.Request.Method, path));

    /// <inheritdoc cref="DemandFileAsync"/>
    public static Task DemandPartAsync(MlflowCall call, string upload, int part) => DemandAsync(call, PartPermission(upload, part));

    private static async Task DemandAsync(MlflowCall call, string permission)
    {
        IQueryCollection query = call.Http.Request.Query;
        if (!await call.Get<TransferSigner>().VerifyAsync(permission, query["expires"], query["signature"], call.Cancellation))
        {
            throw new MlflowFault(MlflowError.PermissionDenied, "The address of this transfer is not valid, or not any more; ask for a new one.");
        }
    }

    private static string FilePermission(string method, ArtifactPath path) => $"{method} file {path}";

    private static string PartPermission(string upload, int part) => string.Create(CultureInfo.InvariantCulture, $"PUT part {part} of {upload}");

    private static string Absolute(HttpRequest request, string path, long expires, string signature) =>
        string.Create(CultureInfo.InvariantCulture, $"{request.Scheme}://{request.Host}{request.PathBase}{Root}{path}?expires={expires}&signature={signature}");

    private static string Escape(ArtifactPath path) => string.Join('/', path.Value.Split('/').Select(Uri.EscapeDataString));
}
