using ApiGenerator.Description;
using ApiGenerator.Paths;
using ApiGenerator.Reading;
using ApiGenerator.Selection;

namespace ApiGenerator.Comparing;

/// <summary>Compares two descriptions, operation by operation.</summary>
internal static class DescriptionComparison
{
    /// <exception cref="DescriptionException">A pattern matches no operation of either.</exception>
    public static ChangeLog Compare(DescriptionFile old, DescriptionFile changed, OperationSelection selection)
    {
        var (before, after) = (new PlannedDescription(old), new PlannedDescription(changed));
        selection.ThrowIfVain([.. before.Description.All, .. after.Description.All]);
        var log = new ChangeLog();
        var (was, now) = (ByKey(before.Description, selection), ByKey(after.Description, selection));
        foreach (var (key, method) in was)
        {
            if (now.TryGetValue(key, out var other))
            {
                new OperationComparer(before, after, log, method, other).Compare();
            }
            else
            {
                log.Add(new Change(true, "operation", "went", method.Label, null, "is gone"), method.Label);
            }
        }

        foreach (var method in now.Where(entry => !was.ContainsKey(entry.Key)).Select(entry => entry.Value))
        {
            log.Add(new Change(false, "operation", "came", method.Label, null, "is new"), method.Label);
        }

        return log;
    }

    // Another name of a path's parameter does not make another operation.
    private static Dictionary<string, ApiMethod> ByKey(ApiDescription description, OperationSelection selection)
    {
        var methods = new Dictionary<string, ApiMethod>(StringComparer.Ordinal);
        foreach (var method in description.Methods.Where(method => selection.Includes(method.Verb, method.Path)))
        {
            var parts = PathTemplate.Split(method.Path).Select((part, i) => i % 2 == 0 ? part : "{}");
            methods.TryAdd($"{method.Verb} {string.Concat(parts)}", method);
        }

        return methods;
    }
}
