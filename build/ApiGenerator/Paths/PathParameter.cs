using ApiGenerator.Types;

namespace ApiGenerator.Paths;

/// <summary>A parameter of a path's segment.</summary>
internal sealed record PathParameter(string Name, TypeShape Shape)
{
    public string? Description { get; init; }

    public bool Equals(PathParameter? other) => other is not null && Name == other.Name && Shape == other.Shape;

    public override int GetHashCode() => HashCode.Combine(Name, Shape);
}
