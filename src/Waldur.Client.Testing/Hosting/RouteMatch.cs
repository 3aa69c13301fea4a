namespace Waldur.Client.Testing;

/// <summary>A path that fits a template.</summary>
/// <typeparam name="T">What a route leads to.</typeparam>
/// <param name="Template">The template, such as <c>/api/backend-resources/{uuid}/</c>.</param>
/// <param name="Values">The path parameters, decoded.</param>
/// <param name="Targets">Where the path leads, by method.</param>
internal sealed record RouteMatch<T>(
    string Template,
    IReadOnlyDictionary<string, string> Values,
    IReadOnlyDictionary<string, T> Targets)
    where T : class;
