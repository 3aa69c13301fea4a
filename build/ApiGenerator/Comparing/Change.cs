namespace ApiGenerator.Comparing;

/// <summary>One difference between two descriptions.</summary>
/// <param name="IsBreaking">Whether a program that was right may be wrong after it, or no longer compile.</param>
/// <param name="Kind">What changed: operation, parameter, body, field, type, null, required, enum, paging, deprecated or name.</param>
/// <param name="What">What became of it: came, went or changed.</param>
/// <param name="Place">An operation, or a schema and the field in it.</param>
/// <param name="Direction">Which way the value goes; null where it goes none.</param>
/// <param name="Text">The change as the end of a sentence about the place.</param>
internal sealed record Change(bool IsBreaking, string Kind, string What, string Place, Direction? Direction, string Text);
