using System.Text.Json.Serialization;

namespace Mainspring.Bench.Serving;

/// <summary>The columns of the telco example.</summary>
internal sealed record TelcoRecord(
    [property: JsonPropertyName("gender")] string? Gender,
    int SeniorCitizen,
    string? Partner,
    string? Dependents,
    [property: JsonPropertyName("tenure")] int Tenure,
    string? PhoneService,
    string? MultipleLines,
    string? InternetService,
    string? OnlineSecurity,
    string? OnlineBackup,
    string? DeviceProtection,
    string? TechSupport,
    string? StreamingTV,
    string? StreamingMovies,
    string? Contract,
    string? PaperlessBilling,
    string? PaymentMethod,
    double MonthlyCharges,
    double TotalCharges);
