using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>The tasks that a call names by their ids: those that it does something to, and those that it skips.</summary>
internal sealed class ChosenTasks
{
    private readonly KatelloCall _call;
    private readonly List<string> _others = [];

    private ChosenTasks(KatelloCall call) => _call = call;

    public List<FakeForemanTask> Fit { get; } = [];

    public int Count => Fit.Count + _others.Count;

    /// <summary>Finds the tasks of <c>task_ids</c>. Those of recordings, and parts of others, stay as they are.</summary>
    public static ChosenTasks From(KatelloCall call, Predicate<FakeForemanTask> fits)
    {
        var chosen = new ChosenTasks(call);
        foreach (var id in (call.Body["task_ids"] as JsonArray ?? []).Select(KatelloBody.ToText).OfType<string>().Distinct())
        {
            if (TaskFinder.FindOwn(call, id) is { } task && fits(task))
            {
                chosen.Fit.Add(task);
            }
            else if (TaskFinder.Find(call, id) is not null)
            {
                chosen._others.Add(id);
            }
        }

        return chosen;
    }

    public JsonArray WriteFit() => KatelloJson.Array(Fit.Select(task => TaskJson.Write(task, _call)));

    public JsonArray WriteOthers() => KatelloJson.Array(_others.Select(id => TaskFinder.Find(_call, id)!));
}
