using System.Globalization;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>The server's rules for the categories of a synchronisation. It checks the first two only after it has stored the rest.</summary>
internal sealed class CategoryRules(WaldurUrls urls)
{
    public IEnumerable<string> FindProblems(IReadOnlyList<RemoteLocalCategoryCreate>? categories)
    {
        if (categories is null || categories.Count == 0)
        {
            yield return "remotelocalcategory_set is empty: at least one category is needed";
            yield break;
        }

        foreach (var twice in categories.GroupBy(category => category?.RemoteCategory).Where(group => group.Key is not null && group.Skip(1).Any()))
        {
            yield return $"remotelocalcategory_set holds the remote category {twice.Key:D} more than once";
        }

        for (var i = 0; i < categories.Count; i++)
        {
            foreach (var problem in FindProblems(categories[i]))
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"remotelocalcategory_set[{i}]{problem}");
            }
        }
    }

    private IEnumerable<string> FindProblems(RemoteLocalCategoryCreate? category)
    {
        if (category is null)
        {
            yield return " is null";
            yield break;
        }

        if (category.RemoteCategory == Guid.Empty)
        {
            yield return ".remote_category is all zeros";
        }

        if (!urls.TryGetUuid(category.LocalCategory, WaldurObject.Category, out _, out var reason))
        {
            yield return $".local_category is refused: {FieldRules.AsClause(reason)}";
        }

        if (category.RemoteCategoryName is { } name && FieldRules.FindProblem(name, FieldRules.MaxTextLength) is { } problem)
        {
            yield return $".remote_category_name {problem}";
        }
    }
}
