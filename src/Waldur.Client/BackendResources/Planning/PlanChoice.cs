using System.Runtime.InteropServices;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>Which plan of its offering a row is imported with.</summary>
/// <param name="Plan">The plan's uuid; null for none.</param>
/// <param name="Name">Its name; null where it is not known.</param>
/// <param name="Reason">Why it is this one, or, where none can be chosen, why not.</param>
/// <param name="IsProblem">Whether none can be chosen.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PlanChoice(Guid? Plan, string? Name, string Reason, bool IsProblem)
{
    public static PlanChoice From(ProviderPlan plan) => new(plan.Uuid, plan.Name, $"It is imported with the plan '{plan.Name}'.", IsProblem: false);

    public static PlanChoice None(string why) => new(null, null, $"It is imported without a plan: {why}.", IsProblem: false);

    public static PlanChoice Problem(string reason) => new(null, null, reason, IsProblem: true);
}
