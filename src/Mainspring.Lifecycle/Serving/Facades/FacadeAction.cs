namespace Mainspring.Lifecycle.Serving.Facades;

/// <summary>What a call to a facade does.</summary>
public enum FacadeAction
{
    /// <summary>Answers one record.</summary>
    Predict,

    /// <summary>Keeps what became of a prediction.</summary>
    Feedback,

    /// <summary>Keeps a labelled record for the next training.</summary>
    AddSample,

    /// <summary>Trains again.</summary>
    Retrain,

    /// <summary>Starts the monitors of the project.</summary>
    Monitor,

    /// <summary>Tells whether the endpoint answers.</summary>
    Health,

    /// <summary>Tells its counters, as JSON or for Prometheus.</summary>
    Metrics,

    /// <summary>Lists its latest predictions.</summary>
    History,

    /// <summary>Lists its latest predictions with what became of them.</summary>
    Logs,

    /// <summary>Lists the values of a category.</summary>
    Values,

    /// <summary>Tells what has drifted.</summary>
    DriftReport,

    /// <summary>Leads to the live page of the endpoint.</summary>
    Dashboard,

    /// <summary>Starts a stream of records.</summary>
    StartStream,
}
