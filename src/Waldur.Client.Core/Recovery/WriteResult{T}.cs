using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;

namespace Waldur.Client.Core;

/// <summary>What became of a write.</summary>
/// <typeparam name="T">What the write gives.</typeparam>
/// <param name="Certainty">How that is known.</param>
/// <param name="Value">What the write gave, or what was found; the type's default where it is uncertain.</param>
/// <param name="Error">The error with which a response was lost, else the refusal; null where neither happened.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record WriteResult<T>(WriteCertainty Certainty, T? Value, ApiException? Error)
{
    /// <summary>Whether the effect is there.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsCertain => Certainty is not (WriteCertainty.Uncertain or WriteCertainty.Absent);

    /// <summary>Gives the value, or throws the error with which the response was lost.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="ApiException">The effect is uncertain or absent; <see cref="ApiException.MayHaveActed"/> is true.</exception>
    public T EnsureCertain()
    {
        if (!IsCertain)
        {
            ExceptionDispatchInfo.Throw(Error);
        }

        return Value;
    }
}
