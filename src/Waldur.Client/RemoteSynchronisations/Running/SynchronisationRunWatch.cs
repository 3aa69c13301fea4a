using System.Net;
using Waldur.Client.Core;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>What is seen of one run: the synchronisation before it, and what look-ups show after a lost response.</summary>
internal sealed class SynchronisationRunWatch
{
    private readonly RemoteSynchronisation _before;
    private readonly bool _wasStuck;
    private RemoteSynchronisation _seen;
    private bool _hasOther;

    /// <summary>Begins to watch.</summary>
    /// <param name="before">Read right before the run, whatever the caller holds: an older time of execution would make an earlier run look like this one.</param>
    /// <param name="wasStuck">Whether it was stuck then.</param>
    public SynchronisationRunWatch(RemoteSynchronisation before, bool wasStuck)
    {
        _before = _seen = before;
        _wasStuck = wasStuck;
        _hasOther = before.State == RemoteSynchronisationState.Processing && !wasStuck;
    }

    /// <summary>Whether a failure shows that the server has ended its work: its own 500, after which a run is either stored or rolled back.</summary>
    public static bool IsFinal(ApiException error) => error.StatusCode == HttpStatusCode.InternalServerError;

    public LookUp<RemoteSynchronisation> ToLookUp(RemoteSynchronisation now)
    {
        _seen = now;

        // A run over the API is one transaction, and never seen at work: this is another one, such as the server's daily run.
        _hasOther |= now.State == RemoteSynchronisationState.Processing && now.Modified != _before.Modified;
        return now.LastExecution is not null && now.LastExecution != _before.LastExecution
            ? LookUp.Found(now)
            : LookUp.Absent<RemoteSynchronisation>();
    }

    public SynchronisationRunResult ToResult(WriteResult<RemoteSynchronisation> run) => run.Certainty switch
    {
        WriteCertainty.Responded => ToResult(run.EnsureCertain(), SynchronisationRunEvidence.Response, error: null),
        WriteCertainty.Absent => Create(SynchronisationRunOutcome.Failed, _seen, SynchronisationRunEvidence.Response, run.Error),
        WriteCertainty.Uncertain => Create(SynchronisationRunOutcome.Uncertain, _seen, SynchronisationRunEvidence.None, run.Error),
        _ => ToResult(
            run.EnsureCertain(),
            _hasOther ? SynchronisationRunEvidence.AmbiguousLastExecution : SynchronisationRunEvidence.LastExecution,
            run.Error),
    };

    private SynchronisationRunResult ToResult(RemoteSynchronisation after, SynchronisationRunEvidence evidence, ApiException? error)
    {
        var outcome = after.State == RemoteSynchronisationState.Ok ? SynchronisationRunOutcome.Ok
            : after.State == RemoteSynchronisationState.Erred ? SynchronisationRunOutcome.Erred
            : SynchronisationRunOutcome.Uncertain;
        return Create(outcome, after, evidence, error);
    }

    private SynchronisationRunResult Create(
        SynchronisationRunOutcome outcome,
        RemoteSynchronisation synchronisation,
        SynchronisationRunEvidence evidence,
        ApiException? error) => new(outcome, synchronisation, evidence, error) { WasStuck = _wasStuck };
}
