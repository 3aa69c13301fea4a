using ApiGenerator.Emission;

namespace ApiGenerator;

/// <summary>What a description gives: files, and what could not be expressed.</summary>
internal sealed record GenerationResult(IReadOnlyList<GeneratedFile> Files, IReadOnlyList<string> Report);
