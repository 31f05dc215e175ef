namespace Mainspring.Lifecycle.Projects;

/// <summary>A kind of fault in a project file, with the page that <c>mainspring explain CODE</c> shows.</summary>
/// <param name="Id">The code, such as <c>MSP1001</c>.</param>
/// <param name="Title">The fault in a few words.</param>
/// <param name="Explanation">Why it is a fault and how to mend it.</param>
public sealed record FaultCode(string Id, string Title, string Explanation)
{
    public static readonly FaultCode Syntax = new("MSP1000", "not YAML",
        "The text cannot be read as YAML from this place on. Often a quote, bracket or colon is missing just before it.");

    public static readonly FaultCode UnknownKey = new("MSP1001", "unknown key",
        "No such key exists here. Keys are never ignored, so that a misspelt one cannot go unnoticed. 'mainspring schema' prints all keys for editors.");

    public static readonly FaultCode Tab = new("MSP1002", "tab in the indentation",
        "YAML allows only spaces before a key. Replace the tab by spaces.");

    public static readonly FaultCode DuplicateKey = new("MSP1003", "key given twice",
        "A key may stand once in its section. Delete one of the two, or merge what stands below them.");

    public static readonly FaultCode TooLarge = new("MSP1004", "too large",
        "A project file has at most 1 MB, 10,000 values with every alias expanded, and 32 levels.");

    public static readonly FaultCode MissingKey = new("MSP1005", "required key missing",
        "The keys name, data and target are required, and so are some keys of sections. Everything else is inferred.");

    public static readonly FaultCode WrongType = new("MSP1006", "wrong kind of value",
        "A value stands where keys or a list are expected, or the other way round. The message says what is expected.");

    public static readonly FaultCode NotANumber = new("MSP1007", "not a number, or not true or false",
        "Numbers are written with a point and without separators of thousands: 0.2, 10000, 1e-3. Switches are true or false.");

    public static readonly FaultCode OutOfRange = new("MSP1008", "out of range",
        "The number is outside the range that makes sense for this key. The message states the range.");

    public static readonly FaultCode NotAChoice = new("MSP1009", "not one of the choices",
        "The key takes one of a few words; the message lists them.");

    public static readonly FaultCode MissingVariable = new("MSP1010", "environment variable missing",
        "A value refers to ${NAME}, and no environment variable has that name. Set it before the command, or write the value. References work in values only, never in keys.");

    public static readonly FaultCode NotAvailable = new("MSP1011", "not available yet",
        "The key is planned but this version does not act on it; it is refused rather than ignored. Delete it.");

    public static readonly FaultCode BadOverride = new("MSP1012", "override not understood",
        "An override is --set path=value, where the path names keys from the top of the file: --set train.split.test=0.3. The value is YAML, so lists are [a, b].");

    public static readonly FaultCode BadRule = new("MSP1013", "gate rule not understood",
        "A rule of the gate is 'metric >= number', 'metric >= champion - number', 'slice(column).metric >= number' or 'p95_latency_ms <= number', with one of >=, >, <=, <. Metrics are those of the task, such as roc_auc, f1, accuracy, rmse, r2.");

    public static readonly FaultCode NotUtf8 = new("MSP1014", "not UTF-8",
        "A project file is UTF-8 text, with or without a byte order mark. Save it in that encoding.");

    public static readonly FaultCode BadName = new("MSP1015", "not a name",
        "A name begins with a letter or digit and holds letters, digits, '.', '_' and '-', at most 100 of them: it becomes the name of a model, of an endpoint and of folders.");

    public static readonly FaultCode BadRoute = new("MSP1016", "call of a facade not understood",
        "A call is a method and a path with what it does: \"POST /predict\": {predict: {theirs: ours}, answer: {theirs: ours}}. docs/facades.md lists the actions.");

    public static readonly FaultCode BadCheck = new("MSP1019", "data check not understood",
        "A check is 'row_count >= 1000', 'unique(column)', 'missing_percent(column) < 1', 'freshness < 2d', 'between(column, 0, 120)', 'values(column) in [a, b]', 'mean(column) between 1 and 2', 'type(column) = int', 'sql: SELECT …', or a condition on every row in the language of features, such as 'TotalCharges >= MonthlyCharges' or 'matches(email, \"@\")'. ': warn' behind it lets the data pass.");

    public static readonly FaultCode BadExpression = new("MSP1030", "expression not understood",
        "An expression is a formula over columns: TotalCharges / max(tenure, 1), first_number(size), is_missing(x). The message names the character. docs/features.md has the whole language.");

    public static readonly FaultCode NoColumn = new("MSP1101", "no such column",
        "The data has no column of that name. Names are compared exactly, capitals included.");

    public static readonly FaultCode UnusableTarget = new("MSP1102", "target cannot be learned",
        "The target column must hold at least two different values (for classes), or numbers (for regression).");

    public static readonly FaultCode NoSuchClass = new("MSP1103", "positive class does not occur",
        "target.positive must be one of the two values of the target column, written exactly as the data has it.");

    public static readonly FaultCode NothingToLearnFrom = new("MSP1104", "no feature left",
        "Every column is the target, an identifier or dropped. Keep at least one column as a feature.");

    public static readonly FaultCode WrongMetric = new("MSP1105", "metric of another task",
        "The rule names a metric that the task does not have, such as roc_auc for a regression.");

    public static readonly FaultCode WrongParameter = new("MSP1106", "parameter of another algorithm",
        "train.parameters holds a name that the chosen algorithm does not know, or a value outside its range.");

    public static readonly FaultCode WrongAlgorithm = new("MSP1107", "algorithm of another task",
        "The algorithm cannot learn this kind of target: linear_regression learns numbers, logistic_regression learns classes. Trees learn both.");

    public static readonly FaultCode Contradiction = new("MSP1120", "values that do not go together",
        "Each value is right by itself, but not beside another one. The message says which and what to write instead.");

    /// <summary>Every code, in order.</summary>
    public static IReadOnlyList<FaultCode> All { get; } =
    [
        Syntax, UnknownKey, Tab, DuplicateKey, TooLarge, MissingKey, WrongType, NotANumber, OutOfRange, NotAChoice, MissingVariable,
        NotAvailable, BadOverride, BadRule, NotUtf8, BadName, BadRoute, BadCheck, BadExpression, NoColumn, UnusableTarget, NoSuchClass, NothingToLearnFrom, WrongMetric, WrongParameter, WrongAlgorithm,
        Contradiction,
    ];

    /// <summary>The code of an id, whatever its case, or null.</summary>
    public static FaultCode? Find(string id) => All.FirstOrDefault(code => string.Equals(code.Id, id, StringComparison.OrdinalIgnoreCase));
}
