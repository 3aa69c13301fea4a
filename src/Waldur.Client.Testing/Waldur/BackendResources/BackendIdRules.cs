using System.Text.RegularExpressions;

namespace Waldur.Client.Testing;

/// <summary>What an offering demands of backend ids, checked at an import.</summary>
internal static class BackendIdRules
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    public static void Check(WaldurState state, FakeOffering offering, string backendId)
    {
        if (offering.BackendIdRules is not { } rules || backendId.Length == 0)
        {
            return;
        }

        if (rules.Pattern is { } pattern && !Regex.IsMatch(backendId, $@"\A(?:{pattern})\z", RegexOptions.CultureInvariant, Limit))
        {
            throw Drf.Field(
                "backend_id",
                $"Backend ID '{backendId}' does not match the required format: {rules.PatternDescription ?? pattern}");
        }

        if (state.Resources.Exists(resource => resource.BackendId == backendId && Counts(resource, offering, rules)))
        {
            throw Drf.Field("backend_id", $"Backend ID '{backendId}' is already in use.");
        }
    }

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
