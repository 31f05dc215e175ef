using Mainspring.Web.Layout;
using Microsoft.AspNetCore.Components.Rendering;

namespace Mainspring.Server.Tests.Live;

/// <summary>Draws a number, and tells when it begins and ends to live.</summary>
public sealed class DrawingComponent : PageOf<Drawing>, IDisposable
{
    public void Dispose() => Model.Ended();

    protected override void OnInitialized() => Model.Began();

    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, Model.Number);
}
