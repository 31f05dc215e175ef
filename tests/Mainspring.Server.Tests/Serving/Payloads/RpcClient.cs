using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;

namespace Mainspring.Server.Tests.Serving.Payloads;

/// <summary>Speaks the Open Inference Protocol over gRPC, as any client that was made from the protocol's own file.</summary>
internal sealed class RpcClient(Uri address) : IDisposable
{
    private readonly GrpcChannel _channel = GrpcChannel.ForAddress(address);

    public async Task<TAnswer> CallAsync<TRequest, TAnswer>(string name, TRequest request, params (string Name, string Value)[] headers)
        where TRequest : class, IMessage<TRequest>, new()
        where TAnswer : class, IMessage<TAnswer>, new()
    {
        Metadata metadata = [];
        foreach ((string header, string value) in headers)
        {
            metadata.Add(header, value);
        }

        Method<TRequest, TAnswer> method = new(MethodType.Unary, "inference.GRPCInferenceService", name, MarshallerOf<TRequest>(), MarshallerOf<TAnswer>());
        return await _channel.CreateCallInvoker().AsyncUnaryCall(method, null, new(metadata), request);
    }

    public void Dispose() => _channel.Dispose();

    private static Marshaller<T> MarshallerOf<T>()
        where T : class, IMessage<T>, new() => Marshallers.Create(static message => message.ToByteArray(), static bytes => new MessageParser<T>(static () => new()).ParseFrom(bytes));
}
