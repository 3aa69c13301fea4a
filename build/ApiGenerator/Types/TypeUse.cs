namespace ApiGenerator.Types;

/// <summary>A type where it is used: null may stand in its place or not.</summary>
internal sealed record TypeUse(TypeShape Shape, bool IsNullable)
{
    public static TypeUse Anything { get; } = new(new TypeShape.Raw(), IsNullable: true);

    public TypeUse OrNull(bool nullable) => nullable && !IsNullable ? this with { IsNullable = true } : this;
}
