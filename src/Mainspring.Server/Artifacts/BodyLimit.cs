using Microsoft.AspNetCore.Http.Metadata;

namespace Mainspring.Server.Artifacts;

/// <summary>The most bytes that a route takes as a body; more is answered with 413.</summary>
internal sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata
{
    /// <summary>For files, which are streamed to the store.</summary>
    public static BodyLimit File { get; } = new(64L << 30);

    /// <summary>For JSON, which is read into memory.</summary>
    public static BodyLimit Json { get; } = new(16L << 20);

    /// <summary>For spans in OpenTelemetry's binary form, which are read into memory.</summary>
    public static BodyLimit Spans { get; } = new(32L << 20);
}
