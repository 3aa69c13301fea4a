namespace ApiGenerator.Emission;

/// <summary>A file of the output; the path is relative, with forward slashes.</summary>
internal sealed record GeneratedFile(string Path, string Text);
