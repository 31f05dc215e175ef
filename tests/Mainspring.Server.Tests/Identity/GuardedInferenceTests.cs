using Grpc.Core;
using Mainspring.Client.Endpoints;
using Mainspring.Client.Identity;
using Mainspring.Server.Serving.Payloads.OpenInference.Rpc;
using Mainspring.Server.Tests.Serving;
using Mainspring.Server.Tests.Serving.Payloads;

namespace Mainspring.Server.Tests.Identity;

public sealed class GuardedInferenceTests(GuardedServer server) : IClassFixture<GuardedServer>
{
    [Fact]
    public async Task Strangers_are_told_over_grpc_that_the_server_lives_and_nothing_of_its_models()
    {
        using RpcClient client = new(server.Grpc);

        (await client.CallAsync<ServerLiveRequest, ServerLiveResponse>("ServerLive", new())).Live.ShouldBeTrue();
        (await CodeOfAsync(client, "churn")).ShouldBe(StatusCode.Unauthenticated);
        (await CodeOfAsync(client, "churn", ("authorization", "Bearer wrong"))).ShouldBe(StatusCode.Unauthenticated);
    }

    [Fact]
    public async Task Who_may_read_one_model_is_answered_by_its_endpoint_and_does_not_learn_of_others()
    {
        await PublishedModel.PublishAsync(server.Local, "open-to-ann", intercept: 10);
        await PublishedModel.PublishAsync(server.Local, "closed-to-ann", intercept: 10);
        await server.Local.Endpoints.PutAsync("open-to-ann", new EndpointTarget("open-to-ann"));
        await server.Local.Endpoints.PutAsync("closed-to-ann", new EndpointTarget("closed-to-ann"));
        CreatedKey key = await server.Local.Keys.CreateAsync(new() { Name = "ann", Role = "viewer", Program = true, Model = "open-to-ann" });
        using RpcClient client = new(server.Grpc);

        (await CodeOfAsync(client, "open-to-ann", ("authorization", "Bearer " + key.Key))).ShouldBe(StatusCode.OK);
        (await CodeOfAsync(client, "closed-to-ann", ("authorization", "Bearer " + key.Key))).ShouldBe(StatusCode.NotFound);
        (await CodeOfAsync(client, "closed-to-ann", ("authorization", "Bearer " + server.KeyOf("viewer")))).ShouldBe(StatusCode.OK);
    }

    private static async Task<StatusCode> CodeOfAsync(RpcClient client, string endpoint, params (string Name, string Value)[] headers)
    {
        ModelInferRequest request = new() { ModelName = endpoint, Inputs = { new ModelInferRequest.Types.InferInputTensor { Name = "tenure", Datatype = "FP32", Shape = { 1 }, Contents = new() { Fp32Contents = { 3 } } } } };
        try
        {
            await client.CallAsync<ModelInferRequest, ModelInferResponse>("ModelInfer", request, headers);
            return StatusCode.OK;
        }
        catch (RpcException refused)
        {
            return refused.StatusCode;
        }
    }
}
