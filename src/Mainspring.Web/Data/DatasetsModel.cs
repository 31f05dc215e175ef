using Mainspring.Lifecycle.Datasets;
using Mainspring.Web.Components;

namespace Mainspring.Web.Data;

/// <summary>A page of data sets, each by its newest version.</summary>
public sealed record DatasetsModel(IReadOnlyList<DatasetVersion> Datasets, PageLinks Links, UploadRefusal? Refusal);
