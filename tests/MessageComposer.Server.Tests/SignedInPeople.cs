using System.Collections.Concurrent;
using MessageComposer.Server.Hosting;
using MessageComposer.Storage.People;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MessageComposer.Server.Tests;

/// <summary>Clients of people who are signed in, by <c>name:role</c>; null is a stranger.</summary>
internal sealed class SignedInPeople(ComposerApp app)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<HttpClient>>> _clients = new();

    /// <summary>A service that judges stored texts only when asked: what a test says was found stays found.</summary>
    public static void WithoutRechecks(IServiceCollection services) =>
        services.Remove(services.Single(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType == typeof(RecheckService)));

    public Task<HttpClient> ClientAsync(string? person) => person is null
        ? Task.FromResult(app.Stranger())
        : _clients.GetOrAdd(person, _ => new Lazy<Task<HttpClient>>(() => app.SignedInAsync(FlagWords.Read<Roles>(person.Split(':')[1]), person.Split(':')[0]))).Value;
}
