namespace Mainspring.Learning.XGBoost;

/// <summary>XGBoost refused a call; the message is its own.</summary>
public sealed class XGBoostException(string message) : Exception(message);
