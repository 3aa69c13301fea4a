using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>An offering of an import plan, as it was when the plan was made.</summary>
/// <param name="Uuid">Its uuid.</param>
/// <param name="Name">Its name.</param>
/// <param name="State">Its state; null where it could not be read.</param>
/// <param name="Problem">Why what it is, or what the marketplace has of it, could not be read, in a sentence; null where both could.</param>
public sealed record ImportPlanOffering(Guid Uuid, string Name, OfferingState? State, string? Problem = null);
