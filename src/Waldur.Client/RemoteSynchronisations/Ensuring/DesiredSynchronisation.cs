using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>What is desired, as the server would store it.</summary>
internal static class DesiredSynchronisation
{
    /// <summary>
    /// A copy without white space at the ends of texts: the server cuts it off, and what is stored would differ from what is
    /// desired for ever.
    /// </summary>
    public static RemoteSynchronisationCreate Trim(RemoteSynchronisationCreate desired)
    {
        var trimmed = new RemoteSynchronisationCreate
        {
            ApiUrl = desired.ApiUrl.Trim(),
            Token = desired.Token.Trim(),
            RemoteOrganizationUuid = desired.RemoteOrganizationUuid,
            RemoteOrganizationName = desired.RemoteOrganizationName.Trim(),
            LocalServiceProvider = desired.LocalServiceProvider,
            IsActive = desired.IsActive,
            Categories = [.. desired.Categories.Select(Trim)],
        };
        KeepUnknown(desired, trimmed);
        return trimmed;
    }

    private static RemoteLocalCategoryCreate Trim(RemoteLocalCategoryCreate category)
    {
        var trimmed = new RemoteLocalCategoryCreate
        {
            LocalCategory = category.LocalCategory,
            RemoteCategory = category.RemoteCategory,
            RemoteCategoryName = category.RemoteCategoryName?.Trim(),
        };
        KeepUnknown(category, trimmed);
        return trimmed;
    }

    private static void KeepUnknown(ApiModel from, ApiModel to)
    {
        foreach (var (name, value) in from.AdditionalData)
        {
            to.AdditionalData[name] = value;
        }
    }
}
