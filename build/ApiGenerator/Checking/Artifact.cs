namespace ApiGenerator.Checking;

/// <summary>A file as it should be.</summary>
internal sealed record Artifact(string Path, string Text);
