namespace ApiGenerator.Types;

/// <summary>What a schema becomes in C#.</summary>
internal abstract record TypeShape
{
    public static TypeShape Text { get; } = new Scalar(ScalarKind.Text);

    public sealed record Scalar(ScalarKind Kind) : TypeShape;

    public sealed record Enum(EnumDefinition Definition) : TypeShape;

    public sealed record Model(ModelDefinition Definition) : TypeShape;

    /// <summary>A model of a partial update.</summary>
    public sealed record Patch(ModelDefinition Definition) : TypeShape;

    /// <summary>A multipart or form body.</summary>
    public sealed record Form(FormDefinition Definition) : TypeShape;

    public sealed record List(TypeUse Element) : TypeShape;

    public sealed record Map(TypeUse Value) : TypeShape;

    /// <summary>Any JSON.</summary>
    public sealed record Raw : TypeShape;

    /// <summary>Bytes that are no JSON.</summary>
    public sealed record Binary : TypeShape;
}
