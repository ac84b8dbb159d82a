using System.Collections.Concurrent;
using MessageComposer.Storage.People;

namespace MessageComposer.Server.Tests;

/// <summary>Clients of people who are signed in, by <c>name:role</c>; null is a stranger.</summary>
internal sealed class SignedInPeople(ComposerApp app)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<HttpClient>>> _clients = new();

    public Task<HttpClient> ClientAsync(string? person) => person is null
        ? Task.FromResult(app.Stranger())
        : _clients.GetOrAdd(person, _ => new Lazy<Task<HttpClient>>(() => app.SignedInAsync(FlagWords.Read<Roles>(person.Split(':')[1]), person.Split(':')[0]))).Value;
}
