using System.Globalization;
using Grpc.Core;
using Mainspring.Client.Serialization;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Serving;
using Mainspring.Server.Identity;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Hosting;

namespace Mainspring.Server.Serving.Payloads.OpenInference.Rpc;

/// <summary>The Open Inference Protocol over gRPC: the same tensors, by the same way, as over REST. Whoever sends raw contents is answered with raw contents.</summary>
internal sealed class InferenceService(EndpointTable table, PayloadExchange exchange, AccessCheck access, IHostApplicationLifetime lifetime) : GRPCInferenceService.GRPCInferenceServiceBase
{
    public override Task<ServerLiveResponse> ServerLive(ServerLiveRequest request, ServerCallContext context) => Task.FromResult(new ServerLiveResponse { Live = true });

    public override Task<ServerReadyResponse> ServerReady(ServerReadyRequest request, ServerCallContext context) =>
        Task.FromResult(new ServerReadyResponse { Ready = table.IsLoaded && !lifetime.ApplicationStopping.IsCancellationRequested });

    public override Task<ServerMetadataResponse> ServerMetadata(ServerMetadataRequest request, ServerCallContext context) =>
        Task.FromResult(new ServerMetadataResponse { Name = "mainspring", Version = OpenInference.ServerMetadata.Version });

    public override async Task<ModelReadyResponse> ModelReady(ModelReadyRequest request, ServerCallContext context)
    {
        InferTarget target = await FindAsync(context, request.Name, request.Version);
        return target.Endpoint is null ? throw RpcFaults.Of(StatusCodes.Status404NotFound, target.Fault!) : new() { Ready = target.Deployment is not null };
    }

    public override async Task<ModelMetadataResponse> ModelMetadata(ModelMetadataRequest request, ServerCallContext context)
    {
        (ServedEndpoint endpoint, Deployment deployment) = Serving(await FindAsync(context, request.Name, request.Version));
        var answer = new ModelMetadataResponse { Name = endpoint.Name, Platform = "mainspring" };
        answer.Versions.AddRange(OpenInference.ModelMetadata.VersionsOf(endpoint).Select(version => version.ToString(CultureInfo.InvariantCulture)));
        answer.Inputs.AddRange(OpenInference.ModelMetadata.InputsOf(deployment.Model).Select(Describe));
        answer.Outputs.AddRange(OpenInference.ModelMetadata.OutputsOf(deployment.Model).Select(Describe));
        return answer;
    }

    public override async Task<ModelInferResponse> ModelInfer(ModelInferRequest request, ServerCallContext context)
    {
        (_, Deployment deployment) = Serving(await FindAsync(context, request.ModelName, request.ModelVersion));
        try
        {
            using InferBody body = InferBody.Read(RpcRequest.ToDocument(request), deployment.Model.Rows.Schema);
            string[] outputs = [.. InferAnswer.Choose(request.Outputs.Count == 0 ? null : [.. request.Outputs.Select(output => output.Name)], deployment.Model)];
            HttpContext inner = InnerRequest(context, request);
            ReadOnlyMemory<byte> answer = await exchange.SendAsync(inner, body.Native);
            return inner.Response.StatusCode == StatusCodes.Status200OK
                ? RpcAnswer.Of(answer, request.Id, outputs, deployment.Model, isRaw: request.RawInputContents.Count > 0)
                : throw RpcFaults.Of(inner.Response.StatusCode, PayloadFaults.Describe(answer));
        }
        catch (PayloadException fault)
        {
            throw RpcFaults.Of(fault.Status, fault.Message);
        }
    }

    /// <summary>What a message names, after the caller's role on it was checked.</summary>
    private async Task<InferTarget> FindAsync(ServerCallContext context, string name, string version)
    {
        HttpContext caller = context.GetHttpContext();
        return table.TryFind(name, out ServedEndpoint? served) && await access.RefuseAsync(caller, Role.Viewer, RouteObject.OfEndpoint(served.State)) is JsonHttpResult<Problem> refused
            ? throw RpcFaults.Of(refused.StatusCode ?? StatusCodes.Status403Forbidden, refused.Value?.Title ?? "")
            : InferTarget.Find(table, name, version.Length == 0 ? null : version);
    }

    private static (ServedEndpoint Endpoint, Deployment Deployment) Serving(InferTarget target) => target is { Endpoint: { } endpoint, Deployment: { } deployment }
        ? (endpoint, deployment)
        : throw RpcFaults.Of(target.Endpoint is null ? StatusCodes.Status404NotFound : StatusCodes.Status503ServiceUnavailable, target.Fault!);

    /// <summary>The request that the handler of predictions sees: the caller's headers, so that keys and ids found there count, and what the message names as its route.</summary>
    private static DefaultHttpContext InnerRequest(ServerCallContext context, ModelInferRequest request)
    {
        HttpContext caller = context.GetHttpContext();
        var inner = new DefaultHttpContext { RequestServices = caller.RequestServices, RequestAborted = context.CancellationToken };
        foreach ((string name, var value) in caller.Request.Headers)
        {
            inner.Request.Headers[name] = value;
        }

        inner.Request.Method = HttpMethods.Post;
        inner.Request.RouteValues["endpoint"] = request.ModelName;
        if (request.ModelVersion.Length > 0)
        {
            inner.Request.RouteValues["version"] = request.ModelVersion;
        }

        return inner;
    }

    private static ModelMetadataResponse.Types.TensorMetadata Describe((string Name, string Type) tensor) => new() { Name = tensor.Name, Datatype = tensor.Type, Shape = { -1 } };
}
