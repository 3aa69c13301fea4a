using System.Globalization;
using Microsoft.Kiota.Abstractions.Serialization;
using Waldur.Client.Core;
using KiotaException = Microsoft.Kiota.Abstractions.ApiException;

namespace Waldur.Client.Kiota;

/// <summary>Makes the exception for a failed call: the type that the description names, or ours, never without the body.</summary>
internal static class ErrorMapping
{
    /// <summary>
    /// The exception that the generated method documents for the status, where the body is a JSON object that it can be read
    /// from; <see cref="KiotaApiException"/> otherwise.
    /// </summary>
    public static async Task<Exception> ToExceptionAsync(
        RawResult result,
        ApiException error,
        KiotaFormats formats,
        Dictionary<string, ParsableFactory<IParsable>>? mapping,
        CancellationToken cancellationToken)
    {
        var status = (int)result.Response.StatusCode;
        var body = new ResponseBody(result, result.MaskedBody);
        if (Find(mapping, status) is { } factory && body is { IsJson: true, Kind: BodyKind.Object }
            && await ReadAsync(body, formats, factory, cancellationToken).ConfigureAwait(false) is { } mapped)
        {
            KiotaErrors.Attach(mapped, error);
            if (mapped is KiotaException described)
            {
                described.ResponseStatusCode = status;
                described.ResponseHeaders = result.CopyHeaders();
            }

            return mapped;
        }

        return new KiotaApiException(error) { ResponseStatusCode = status, ResponseHeaders = result.CopyHeaders() };
    }

    private static ParsableFactory<IParsable>? Find(Dictionary<string, ParsableFactory<IParsable>>? mapping, int status)
    {
        if (mapping is null || mapping.Count == 0)
        {
            return null;
        }

        ParsableFactory<IParsable>? factory = null;
        _ = mapping.TryGetValue(status.ToString(CultureInfo.InvariantCulture), out factory)
            || (status is >= 400 and < 500 && mapping.TryGetValue("4XX", out factory))
            || (status is >= 500 and < 600 && mapping.TryGetValue("5XX", out factory))
            || mapping.TryGetValue("XXX", out factory);
        return factory;
    }

    private static async Task<Exception?> ReadAsync(
        ResponseBody body, KiotaFormats formats, ParsableFactory<IParsable> factory, CancellationToken cancellationToken)
    {
        try
        {
            return await body.ReadAsync(formats, "an error", node => node.GetObjectValue(factory) as Exception, cancellationToken).ConfigureAwait(false);
        }
        catch (KiotaApiException)
        {
            // Broken, or not of the described form: the error without a type says more.
            return null;
        }
    }
}
