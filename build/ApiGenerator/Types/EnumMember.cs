namespace ApiGenerator.Types;

/// <summary>A known value of an open enum.</summary>
internal sealed record EnumMember(string Name, string Value, string? Description);
