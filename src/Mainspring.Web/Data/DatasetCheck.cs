using Mainspring.Lifecycle.Datasets.Checks;
using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Web.Data;

/// <summary>What came of the checks that a run made of a version before it trained.</summary>
public sealed record DatasetCheck(Run Run, CheckReport Report);
