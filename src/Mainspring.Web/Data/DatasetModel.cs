using Mainspring.Data.Profiles;
using Mainspring.Lifecycle.Datasets;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Web.Components;

namespace Mainspring.Web.Data;

/// <summary>A version of a data set with its profile, among the other versions, with the newest runs that used it, what they noted of its checks, and the column that the others are held against.</summary>
public sealed record DatasetModel(DatasetVersion Version, Profile? Profile, IReadOnlyList<DatasetVersion> Versions, IReadOnlyList<Run> UsedBy, IReadOnlyList<DatasetCheck> Checks, string? Target, PageLinks Links);
