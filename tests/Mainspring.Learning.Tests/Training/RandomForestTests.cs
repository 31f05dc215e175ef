namespace Mainspring.Learning.Tests.Training;

public sealed class RandomForestTests() : TrainerContract("random_forest", TaskKind.BinaryClassification, TaskKind.MulticlassClassification, TaskKind.Regression);
