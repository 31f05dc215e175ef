namespace Mainspring.Lifecycle.Tracking.LoggedModels;

/// <summary>How far the files of a logged model are.</summary>
public enum LoggedModelStatus
{
    /// <summary>It is recorded; its files are still being uploaded.</summary>
    Pending,

    /// <summary>Its files are there.</summary>
    Ready,

    /// <summary>The upload of its files failed.</summary>
    UploadFailed,
}
