using ApiGenerator.Description;

namespace ApiGenerator.Types;

/// <summary>A property of a model or form, or a parameter of a query.</summary>
internal sealed record PropertyDefinition(string WireName, string Name, TypeUse Use, bool IsRequired, Node Schema, IReadOnlyList<string> Remarks)
{
    public string? Description { get; init; }

    public bool IsSecret { get; init; }

    public bool IsDeprecated { get; init; }

    /// <summary>Whether it says which object the model is.</summary>
    public bool IsIdentity { get; init; }

    /// <summary>Whether it is null or missing as a rule, so that it takes no room in an object until it holds something.</summary>
    public bool IsSeldom { get; init; }

    /// <summary>Whether the server sets it, so that no request need hold it.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Whether only requests hold it, so that no response need.</summary>
    public bool IsWriteOnly { get; init; }

    /// <summary>Whether the property's C# type takes null: null on the wire, or absence.</summary>
    public bool IsNullable => Use.IsNullable || !IsRequired;
}
