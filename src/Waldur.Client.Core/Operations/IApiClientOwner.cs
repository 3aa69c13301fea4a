using System.ComponentModel;

namespace Waldur.Client.Core;

/// <summary>A product's client, as what is built on top of it sees it: further clients share its credential, connections and options.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IApiClientOwner
{
    /// <summary>Sends the product's requests.</summary>
    IApiClient ApiClient { get; }
}
