using System.Text.Json.Serialization;
using Waldur.Client.Core;

namespace Waldur.Client.Tests.Json;

/// <summary>An open enum in the shape of generated code.</summary>
[JsonConverter(typeof(OpenEnumConverter<Colour>))]
public readonly struct Colour : IOpenEnum<Colour>, IEquatable<Colour>
{
    private readonly string? _value;

    private Colour(string value) => _value = value;

    public static Colour Red { get; } = new("red");

    public static Colour Green { get; } = new("green");

    public static IReadOnlyList<Colour> Known { get; } = [Red, Green];

    public string Value => _value ?? "";

    public bool IsKnown => Known.Contains(this);

    public static bool operator ==(Colour left, Colour right) => left.Equals(right);

    public static bool operator !=(Colour left, Colour right) => !left.Equals(right);

    public static Colour From(string value) => new(value);

    public static Colour Parse(string s, IFormatProvider? provider) => OpenEnum.Parse<Colour>(s);

    public static bool TryParse(string? s, IFormatProvider? provider, out Colour result) => OpenEnum.TryParse(s, out result);

    public bool Equals(Colour other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is Colour other && Equals(other);

    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Value;
}
