using Waldur.Client.Core;

namespace Waldur.Client.Katello;

/// <summary>
/// Carries a refusal through <see cref="Recovery"/>: nothing was lost and nobody is still at work, whatever the
/// status would say elsewhere. It never leaves this package.
/// </summary>
internal sealed class RefusedException(ApiException cause) : ApiException(cause.Message, cause)
{
    public ApiException Cause => cause;
}
