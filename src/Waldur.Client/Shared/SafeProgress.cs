using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>Creates progress that stops no work.</summary>
internal static class SafeProgress
{
    /// <summary>Wraps the caller's progress; null where there is none.</summary>
    public static IProgress<T>? Create<T>(IProgress<T>? progress, ClientOptions options) =>
        progress is null ? null : new SafeProgress<T>(progress, options.LoggerFactory.CreateSafeLogger(WaldurProduct.Instance.Name));
}
