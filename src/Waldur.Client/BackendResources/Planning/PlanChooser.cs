using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>
/// Chooses the plan of the offering with which a row is imported. The server takes any plan, also that of another offering, so that it
/// must be known here to be the offering's.
/// </summary>
internal sealed class PlanChooser(ImportPlanOptions options)
{
    /// <summary>Chooses a plan.</summary>
    /// <param name="row">The row.</param>
    /// <param name="offering">Its offering; null where it cannot be read.</param>
    public PlanChoice Choose(BackendResource row, ProviderOffering? offering)
    {
        if (offering is null)
        {
            return options.Plan is { } uuid
                ? new PlanChoice(uuid, null, "It is imported with the plan that was named; the offering cannot be read, so the plan could not be checked.", IsProblem: false)
                : PlanChoice.Problem("Its offering cannot be read, so which plans it has is not known: name the plan by its uuid.");
        }

        var plans = offering.Plans ?? [];
        return options switch
        {
            { SelectPlan: { } select } => Select(select, row, offering, plans),
            { Plan: { } named } => Named(offering, plans, [.. plans.Where(plan => plan.Uuid == named)], $"with the uuid {named:N}"),
            { PlanName: { } name } => Named(offering, plans, PreferCurrent([.. plans.Where(plan => plan.Name == name)]), $"named '{name}'"),
            _ => TheOnlyOne(offering, plans),
        };
    }

    private static PlanChoice Select(
        Func<BackendResource, ProviderOffering, ProviderPlan?> select,
        BackendResource row,
        ProviderOffering offering,
        IReadOnlyList<ProviderPlan> plans)
    {
        ProviderPlan? selected;
        try
        {
            selected = select(row, offering);
        }
        catch (Exception error)
        {
            return PlanChoice.Problem($"Its plan could not be chosen: {FailureText.ReasonOf(error)}");
        }

        return selected is null
            ? offering.Shared == true ? PlanChoice.Problem("No plan was chosen for it, and its offering is shared.") : PlanChoice.None("none was chosen for it")
            : Named(offering, plans, [.. plans.Where(plan => plan.Uuid == selected.Uuid)], $"with the uuid {selected.Uuid:N}");
    }

    private static PlanChoice Named(ProviderOffering offering, IReadOnlyList<ProviderPlan> plans, IReadOnlyList<ProviderPlan> found, string how) => found switch
    {
        [] when plans.Count == 0 && offering.Shared == false => PlanChoice.None("its offering is not shared, and has no plans"),
        [] => PlanChoice.Problem($"Its offering has no plan {how}{NamesOf(plans)}."),
        [{ Archived: true } archived] => PlanChoice.Problem($"The plan '{archived.Name}' of its offering is archived."),
        [var plan] => PlanChoice.From(plan),
        _ => PlanChoice.Problem($"Its offering has {found.Count} plans {how}: name one by its uuid."),
    };

    private static IReadOnlyList<ProviderPlan> PreferCurrent(IReadOnlyList<ProviderPlan> plans) =>
        plans.Any(plan => plan.Archived != true) ? [.. plans.Where(plan => plan.Archived != true)] : [.. plans.Take(1)];

    private static PlanChoice TheOnlyOne(ProviderOffering offering, IReadOnlyList<ProviderPlan> plans)
    {
        ProviderPlan[] current = [.. plans.Where(plan => plan.Archived != true)];
        return current switch
        {
            [var plan] => PlanChoice.From(plan),
            [] when offering.Shared == false => PlanChoice.None("its offering is not shared, and has none"),
            [] => PlanChoice.Problem("Its offering is shared, and has no plan that is not archived."),
            _ when offering.Shared == false => PlanChoice.None($"its offering is not shared, and none of its {current.Length} plans was named"),
            _ => PlanChoice.Problem($"Its offering has several plans, and none was named{NamesOf(current)}."),
        };
    }

    private static string NamesOf(IReadOnlyList<ProviderPlan> plans) =>
        plans.Count == 0 ? "; it has none" : $"; it has {string.Join(", ", plans.Select(plan => $"'{plan.Name}' ({plan.Uuid:N}{(plan.Archived == true ? ", archived" : "")})"))}";
}
