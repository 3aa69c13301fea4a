using System.Text.RegularExpressions;

namespace Waldur.Client.Testing;

/// <summary>What an offering demands of backend ids, checked at an import or by who asks.</summary>
internal static class BackendIdRules
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    public static void Check(WaldurState state, FakeOffering offering, string backendId)
    {
        if (offering.BackendIdRules is not { } rules || backendId.Length == 0)
        {
            return;
        }

        if (IsValid(rules, backendId) == false)
        {
            throw Drf.Field("backend_id", InvalidMessage(rules, backendId));
        }

        if (!IsUnique(state, offering, rules, backendId))
        {
            throw Drf.Field("backend_id", UsedMessage(backendId));
        }
    }

    /// <summary>Whether a backend id has the form that the rules want; null when they want none.</summary>
    public static bool? IsValid(FakeBackendIdRules rules, string backendId) => rules.Pattern is { } pattern
        ? Regex.IsMatch(backendId, $@"\A(?:{pattern})\z", RegexOptions.CultureInvariant, Limit)
        : null;

    public static bool IsUnique(WaldurState state, FakeOffering offering, FakeBackendIdRules rules, string backendId) =>
        !state.Resources.Exists(resource => resource.BackendId == backendId && Counts(resource, offering, rules));

    public static string InvalidMessage(FakeBackendIdRules rules, string backendId) =>
        $"Backend ID '{backendId}' does not match the required format: {rules.PatternDescription ?? rules.Pattern}";

    public static string UsedMessage(string backendId) => $"Backend ID '{backendId}' is already in use.";

    private static bool Counts(FakeResource resource, FakeOffering offering, FakeBackendIdRules rules) =>
        (rules.IncludeTerminated || resource.State != "Terminated") && InScope(resource.Offering, offering, rules.UniquenessScope);

    private static bool InScope(FakeOffering other, FakeOffering offering, FakeUniquenessScope scope) => scope switch
    {
        FakeUniquenessScope.None => false,
        FakeUniquenessScope.Offering => other == offering,
        FakeUniquenessScope.OfferingGroup => other == offering
            || (offering.BackendId.Length > 0 && other.BackendId == offering.BackendId && other.Provider == offering.Provider),
        FakeUniquenessScope.ServiceProvider => other.Provider == offering.Provider,
        _ => other.Provider == offering.Provider && other.Category == offering.Category,
    };
}
