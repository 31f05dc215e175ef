using Mainspring.Lifecycle.Registry;

namespace Mainspring.Storage.Relational.Registry;

/// <summary>Changes of models.</summary>
internal static class ModelWriting
{
    public static ModelOutcome Add(Session session, NewModel model, DateTimeOffset at)
    {
        if (ModelRows.Find(session, model.Name) is { } taken)
        {
            return new ModelOutcome.NameTaken(taken.IsPrompt);
        }

        long number = session.QueryNumber($"""
            INSERT INTO model (name, created_at, updated_at, description, last_version) VALUES ({model.Name}, {at}, {at}, {model.Description}, 0)
            RETURNING model_no
            """)!.Value;
        SetTags(session, number, model.Tags);
        return new ModelOutcome.Done(ModelRows.Find(session, model.Name)!);
    }

    public static ModelOutcome Rename(Session session, string name, string newName, DateTimeOffset at)
    {
        if (name != newName && ModelRows.Find(session, newName) is { } taken)
        {
            return new ModelOutcome.NameTaken(taken.IsPrompt);
        }

        return session.Execute($"UPDATE model SET name = {newName}, updated_at = {at} WHERE name = {name}") == 0
            ? new ModelOutcome.NoSuchModel()
            : new ModelOutcome.Done(ModelRows.Find(session, newName)!);
    }

    public static ModelOutcome Change(Session session, string name, NotesChange change, DateTimeOffset at)
    {
        if (session.QueryNumber($"UPDATE model SET updated_at = {at}, description = coalesce({change.Description}, description) WHERE name = {name} RETURNING model_no") is not { } number)
        {
            return new ModelOutcome.NoSuchModel();
        }

        SetTags(session, number, change.SetTags);
        session.Execute($"DELETE FROM model_tag WHERE model_no = {number} AND key IN {Sql.List(change.RemoveTags)}");
        return new ModelOutcome.Done(ModelRows.Find(session, name)!);
    }

    public static ModelOutcome Remove(Session session, string name)
    {
        if (ModelRows.Find(session, name) is not { } gone)
        {
            return new ModelOutcome.NoSuchModel();
        }

        session.Execute($"DELETE FROM model WHERE name = {name}");
        return new ModelOutcome.Done(gone);
    }

    private static void SetTags(Session session, long number, IReadOnlyDictionary<string, string> tags)
    {
        foreach ((string key, string value) in tags)
        {
            session.Execute($"INSERT INTO model_tag (model_no, key, value) VALUES ({number}, {key}, {value}) ON CONFLICT (model_no, key) DO UPDATE SET value = excluded.value");
        }
    }
}
