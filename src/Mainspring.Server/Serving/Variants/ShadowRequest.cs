using Mainspring.Lifecycle.Serving.Variants;

namespace Mainspring.Server.Serving.Variants;

/// <summary>An answered request that a shadow is to score.</summary>
/// <param name="Shadow">The shadow.</param>
/// <param name="Body">The body of the request.</param>
/// <param name="Key">Its key in UTF-8; empty when there is none.</param>
/// <param name="Answer">The id of the first prediction of its answer.</param>
/// <param name="Arrived">When it arrived.</param>
internal sealed record ShadowRequest(VariantState Shadow, byte[] Body, byte[] Key, long Answer, DateTimeOffset Arrived);
