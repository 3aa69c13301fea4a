namespace Waldur.Client.Testing;

/// <summary>A piece of a search.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text, without quotes; operators in one spelling.</param>
internal sealed record SearchToken(SearchTokenKind Kind, string Text);
