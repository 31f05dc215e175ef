using Google.Protobuf;
using Grpc.Core;
using Mainspring.Client.Endpoints;
using Mainspring.Server.Serving.Payloads.OpenInference.Rpc;

namespace Mainspring.Server.Tests.Serving.Payloads;

/// <summary>The Open Inference Protocol, version 2, over gRPC.</summary>
public sealed class InferenceServiceTests(RunningServer server) : IClassFixture<RunningServer>, IAsyncLifetime
{
    private readonly RpcClient _client = new(server.Grpc);

    public async ValueTask InitializeAsync()
    {
        if ((await server.Client.Endpoints.ListAsync()).Endpoints.Count == 0)
        {
            await PublishedModel.PublishAsync(server.Client, "telco", intercept: 10);
            await PublishedModel.PublishAsync(server.Client, "telco", intercept: -1000, alias: "challenger");
            await server.Client.Endpoints.PutAsync("churn", new EndpointTarget(null, Variants: [new("a", "telco", "champion", Weight: 100), new("b", "telco", "challenger", Weight: 0)], StickTo: "header:X-User"));
        }
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_server_and_its_models_say_that_they_are_ready_and_what_they_take()
    {
        (await _client.CallAsync<ServerLiveRequest, ServerLiveResponse>("ServerLive", new())).Live.ShouldBeTrue();
        (await _client.CallAsync<ServerReadyRequest, ServerReadyResponse>("ServerReady", new())).Ready.ShouldBeTrue();
        (await _client.CallAsync<ServerMetadataRequest, ServerMetadataResponse>("ServerMetadata", new())).Name.ShouldBe("mainspring");
        (await _client.CallAsync<ModelReadyRequest, ModelReadyResponse>("ModelReady", new() { Name = "churn", Version = "2" })).Ready.ShouldBeTrue();

        ModelMetadataResponse metadata = await _client.CallAsync<ModelMetadataRequest, ModelMetadataResponse>("ModelMetadata", new() { Name = "churn" });

        metadata.Versions.ShouldBe(["1", "2"]);
        metadata.Inputs.Select(input => (input.Name, input.Datatype, input.Shape.Single())).ShouldBe([("tenure", "FP64", -1L), ("contract", "BYTES", -1L)]);
        metadata.Outputs.Select(output => output.Name).ShouldBe(["prediction", "probability", "probability_No", "probability_Yes"]);
    }

    [Fact]
    public async Task Typed_contents_are_answered_by_typed_contents_and_logged()
    {
        ModelInferRequest request = new() { ModelName = "churn", Id = "7", Inputs = { Tensor("tenure", "FP64", 2), Tensor("contract", "BYTES", 2) } };
        request.Inputs[0].Contents = new() { Fp64Contents = { 10, 90 } };
        request.Inputs[1].Contents = new() { BytesContents = { ByteString.CopyFromUtf8("monthly"), ByteString.CopyFromUtf8("yearly") } };
        request.Parameters["request_id"] = new() { StringParam = "over-grpc" };

        ModelInferResponse answer = await InferAsync(request, ("x-user", "anna"));
        ModelInferResponse again = await InferAsync(request, ("x-user", "anna"));

        (answer.Id, answer.ModelName, answer.ModelVersion).ShouldBe(("7", "churn", "1"));
        answer.Outputs[0].Contents.BytesContents.Select(label => label.ToStringUtf8()).ShouldBe(["Yes", "No"]);
        answer.Outputs[1].Contents.Fp32Contents[0].ShouldBe(0.5f);
        answer.RawOutputContents.ShouldBeEmpty();
        again.Parameters["prediction_ids"].ShouldBe(answer.Parameters["prediction_ids"]);
        IReadOnlyList<LoggedPredictionLine> lines = (await server.Client.Endpoints.PredictionsAsync("churn")).Predictions;
        lines.Where(line => line.RequestId == "over-grpc").Select(line => line.PredictionId.ToString(System.Globalization.CultureInfo.InvariantCulture))
            .ShouldBe(answer.Parameters["prediction_ids"].StringParam.Split(','), ignoreOrder: true);
        lines.Where(line => line.RequestId == "over-grpc").ShouldAllBe(line => line.Key == "anna");
    }

    [Fact]
    public async Task Raw_contents_are_answered_by_raw_contents()
    {
        ModelInferRequest request = new()
        {
            ModelName = "churn",
            ModelVersion = "1",
            Inputs = { Tensor("tenure", "INT64", 2), Tensor("contract", "BYTES", 2) },
            Outputs = { new ModelInferRequest.Types.InferRequestedOutputTensor { Name = "probability" }, new ModelInferRequest.Types.InferRequestedOutputTensor { Name = "prediction" } },
            RawInputContents = { ByteString.CopyFrom([10, 0, 0, 0, 0, 0, 0, 0, 90, 0, 0, 0, 0, 0, 0, 0]), ByteString.CopyFrom([7, 0, 0, 0, .. "monthly"u8, 6, 0, 0, 0, .. "yearly"u8]) },
        };

        ModelInferResponse answer = await InferAsync(request);

        answer.Outputs.Select(output => output.Name).ShouldBe(["probability", "prediction"]);
        answer.Outputs.ShouldAllBe(output => output.Contents == null);
        BitConverter.ToSingle(answer.RawOutputContents[0].Span).ShouldBe(0.5f);
        answer.RawOutputContents[1].ToByteArray().ShouldBe([3, 0, 0, 0, .. "Yes"u8, 2, 0, 0, 0, .. "No"u8]);
    }

    [Fact]
    public async Task The_version_that_is_named_answers_whatever_the_traffic_is()
    {
        ModelInferRequest request = new() { ModelName = "churn", ModelVersion = "2", Inputs = { Tensor("tenure", "FP32", 1) } };
        request.Inputs[0].Contents = new() { Fp32Contents = { 10 } };

        (await InferAsync(request)).ModelVersion.ShouldBe("2");
    }

    [Fact]
    public async Task Faults_have_the_codes_of_grpc_and_name_every_field()
    {
        ModelInferRequest request = new() { ModelName = "churn", Inputs = { Tensor("tenure", "FP64", 1), Tensor("colour", "BYTES", 1) } };
        request.Inputs[0].Contents = new() { Fp64Contents = { 101 } };
        request.Inputs[1].Contents = new() { BytesContents = { ByteString.CopyFromUtf8("red") } };

        Status invalid = await StatusOfAsync(request);

        invalid.StatusCode.ShouldBe(StatusCode.InvalidArgument);
        invalid.Detail.ShouldContain("'tenure' is 101");
        invalid.Detail.ShouldContain("'colour' is not");
        (await StatusOfAsync(new() { ModelName = "nothing" })).ShouldBe(new(StatusCode.NotFound, "There is no endpoint 'nothing'."));
        (await StatusOfAsync(new() { ModelName = "churn", ModelVersion = "9", Inputs = { Tensor("tenure", "FP64", 1) } })).StatusCode.ShouldBe(StatusCode.NotFound);
        (await StatusOfAsync(new() { ModelName = "churn" })).Detail.ShouldContain("no inputs");
        (await StatusOfAsync(new() { ModelName = "churn", Inputs = { Tensor("tenure", "FP64", 1) } })).Detail.ShouldContain("'tenure' has no contents");
    }

    [Theory]
    [InlineData("FP64", new byte[] { 1, 2, 3 }, "end in the middle of a value")]
    [InlineData("BYTES", new byte[] { 9, 0, 0, 0, 65 }, "end in the middle of a value")]
    [InlineData("BYTES", new byte[] { 255, 255, 255, 255, 65 }, "end in the middle of a value")]
    [InlineData("BYTES", new byte[] { 1, 0, 0, 0, 255 }, "no text in UTF-8")]
    [InlineData("FP8", new byte[] { 1 }, "no raw contents")]
    [InlineData("INT8", new byte[] { 1, 2 }, "needs 1 values; it has 2")]
    public async Task Raw_contents_that_are_none_are_told(string type, byte[] raw, string told)
    {
        Status status = await StatusOfAsync(new() { ModelName = "churn", Inputs = { Tensor("tenure", type, 1) }, RawInputContents = { ByteString.CopyFrom(raw) } });

        status.StatusCode.ShouldBe(StatusCode.InvalidArgument);
        status.Detail.ShouldContain(told);
    }

    private Task<ModelInferResponse> InferAsync(ModelInferRequest request, params (string Name, string Value)[] headers) =>
        _client.CallAsync<ModelInferRequest, ModelInferResponse>("ModelInfer", request, headers);

    private async Task<Status> StatusOfAsync(ModelInferRequest request)
    {
        Status status = (await Should.ThrowAsync<RpcException>(() => InferAsync(request))).Status;
        return new(status.StatusCode, status.Detail);
    }

    private static ModelInferRequest.Types.InferInputTensor Tensor(string name, string type, long rows) => new() { Name = name, Datatype = type, Shape = { rows } };
}
