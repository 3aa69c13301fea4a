using Waldur.Client.Katello.Api;

namespace Waldur.Client.Katello;

/// <summary>What a program uses of a Katello server, so that a test can put something else in its place.</summary>
public interface IKatelloClient
{
    /// <summary>Whom sync plans belong to.</summary>
    IOrganizations Organizations { get; }

    /// <summary>What sync plans synchronise.</summary>
    IProducts Products { get; }

    /// <summary>Plans by which products are synchronised at set times.</summary>
    ISyncPlans SyncPlans { get; }

    /// <summary>Work that the server does in the background.</summary>
    ITasks Tasks { get; }

    /// <summary>Requests under <c>/katello/</c>: every operation of the description, one by one.</summary>
    KatelloRequestBuilder Katello { get; }

    /// <summary>Requests under <c>/foreman_tasks/</c>.</summary>
    ForemanTasksRequestBuilder ForemanTasks { get; }

    /// <summary>The same client with other time limits, retries or headers for the calls made through it; it shares everything else.</summary>
    /// <param name="options">What the calls set for themselves.</param>
    /// <returns>A light view of this client, which need not be disposed.</returns>
    IKatelloClient With(CallOptions options);
}
