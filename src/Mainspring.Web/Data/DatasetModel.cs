using Mainspring.Data.Profiles;
using Mainspring.Lifecycle.Datasets;
using Mainspring.Web.Components;

namespace Mainspring.Web.Data;

/// <summary>A version of a data set with its profile, among the other versions.</summary>
public sealed record DatasetModel(DatasetVersion Version, Profile? Profile, IReadOnlyList<DatasetVersion> Versions, PageLinks Links);
