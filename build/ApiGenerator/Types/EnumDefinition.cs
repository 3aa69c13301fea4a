namespace ApiGenerator.Types;

/// <summary>An open enum.</summary>
internal sealed record EnumDefinition(string Name, string Summary, IReadOnlyList<EnumMember> Members);
