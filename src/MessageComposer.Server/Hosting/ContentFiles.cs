using MessageComposer.Content;

namespace MessageComposer.Server.Hosting;

/// <summary>The content files of this installation: found, loaded and watched while the program runs.</summary>
internal sealed partial class ContentFiles(ContentOptions options, ContentStore store, TimeProvider time, ILogger<ContentFiles> logger) : IDisposable
{
    private ContentWatcher? _watcher;

    /// <summary>The content root, full path.</summary>
    /// <exception cref="StartRefusedException">There is none.</exception>
    public static string FindRoot(ContentOptions options) =>
        ContentRoot.Find(options.Root, Environment.CurrentDirectory, AppContext.BaseDirectory) ?? throw new StartRefusedException(
            options.Root is null
                ? "Found no content: no folder from here or from the program upwards holds prompts/ and guardrails/. Name one with Content:Root."
                : $"Content:Root is {options.Root}, which does not hold prompts/ and guardrails/.");

    /// <summary>Loads the files and goes on watching them. With faults nothing serves yet: see <see cref="ServeLastGoodOrRefuseAsync"/>.</summary>
    /// <exception cref="StartRefusedException">There are none.</exception>
    public void Watch()
    {
        string root = FindRoot(options);
        store.Changed += snapshot => ContentServes(snapshot.Hash, snapshot.Files.Count);
        store.Rejected += faults => ContentRejected(faults.Count, faults[0].ToString());
        _watcher = new ContentWatcher(root, store, time);
        _watcher.Failed += failure => LookFailed(failure.GetType().Name);
        _watcher.Start();
    }

    /// <summary>Where the files have faults, serves the content that was accepted last before; the files go on being watched.</summary>
    /// <exception cref="StartRefusedException">None is kept: the message lists each fault.</exception>
    public async Task ServeLastGoodOrRefuseAsync(ISnapshotStore kept, CancellationToken cancellationToken)
    {
        if (store.IsReady) return;
        ContentSnapshot? lastGood = await LastGoodContent.FindAsync(kept, cancellationToken);
        if (lastGood is null) RefuseFaults(FindRoot(options));
        else if (store.TryRestore(lastGood)) LastGoodServes(lastGood.Hash, store.Status.Faults.Count);
    }

    /// <summary>Loads the files for a command that ends soon.</summary>
    /// <exception cref="StartRefusedException">They have faults: the message lists each.</exception>
    public void LoadOnceOrRefuse()
    {
        string root = FindRoot(options);
        store.Offer(ContentLoader.Load(root));
        RefuseFaults(root);
    }

    public void Dispose() => _watcher?.Dispose();

    private void RefuseFaults(string root)
    {
        if (store.IsReady) return;
        throw new StartRefusedException(string.Join(
            Environment.NewLine,
            [$"The content under {root} has {store.Status.Faults.Count} fault(s):", .. store.Status.Faults.Select(fault => fault.ToString())]));
    }

    [LoggerMessage(LogLevel.Information, "Content {Hash} serves, made of {Files} files.")]
    private partial void ContentServes(string hash, int files);

    [LoggerMessage(LogLevel.Error, "Content {Hash}, kept from an earlier run, serves in place of the files: they have {Faults} fault(s).")]
    private partial void LastGoodServes(string hash, int faults);

    [LoggerMessage(LogLevel.Error, "The content files have {Faults} fault(s); what served before goes on serving. First: {First}")]
    private partial void ContentRejected(int faults, string first);

    [LoggerMessage(LogLevel.Warning, "A look at the content files failed ({Failure}); the next one comes in a second.")]
    private partial void LookFailed(string failure);
}
