using Mainspring.Web.Components;

namespace Mainspring.Web.Models;

/// <summary>A page of registered models.</summary>
public sealed record ModelsModel(IReadOnlyList<ModelRow> Rows, PageLinks Links);
