using Microsoft.AspNetCore.Components;

namespace Mainspring.Web.Layout;

/// <summary>A component that shows one model and asks for nothing else.</summary>
/// <typeparam name="TModel">What it shows.</typeparam>
public abstract class PageOf<TModel> : ComponentBase
    where TModel : class
{
    /// <summary>What is shown.</summary>
    [Parameter, EditorRequired]
    public required TModel Model { get; set; }
}
