namespace Waldur.Client.Testing;

/// <summary>A field that can be searched.</summary>
/// <typeparam name="T">What is searched.</typeparam>
/// <param name="Name">The name.</param>
/// <param name="Kind">What its values are.</param>
/// <param name="Value">The value as text; null for none.</param>
/// <param name="IsDefault">Whether words without a field are looked for here.</param>
internal sealed record SearchField<T>(string Name, SearchFieldKind Kind, Func<T, string?> Value, bool IsDefault = false);
