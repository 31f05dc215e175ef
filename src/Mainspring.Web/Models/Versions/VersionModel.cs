using Mainspring.Lifecycle.Registry;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Training;
using Mainspring.Web.Layout;

namespace Mainspring.Web.Models.Versions;

/// <summary>A version of a model with where it comes from and where it went.</summary>
/// <param name="Version">The version.</param>
/// <param name="Run">The run that made it, or null.</param>
/// <param name="Evaluation">How it did on rows that it never saw, when its run recorded that.</param>
/// <param name="Lineage">The ways from its data to its endpoints, side by side at each step.</param>
/// <param name="Previous">The version before it, to compare with, or null.</param>
/// <param name="Notice">What became of a form, or null.</param>
public sealed record VersionModel(ModelVersion Version, Run? Run, Evaluation? Evaluation, IReadOnlyList<IReadOnlyList<LineageStep>> Lineage, ModelVersion? Previous, FormNotice? Notice);
