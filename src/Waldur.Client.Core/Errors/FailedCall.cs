namespace Waldur.Client.Core;

/// <summary>The call that an error is about: what the error names of it, and which secrets it must not repeat.</summary>
internal sealed record FailedCall(ApiRequest Request)
{
    /// <summary>The server's host, with its port where that is not the usual one.</summary>
    public string? Host { get; init; }

    public ApiProduct Product { get; init; } = ApiProduct.Unknown;

    public SecretMask Mask { get; init; } = SecretMask.None;

    public bool IsUnsafe => ActedRule.IsUnsafe(Request.Operation.Method);

    public static implicit operator FailedCall(ApiRequest request) => new(request);
}
