using System.Text;
using System.Xml.Linq;
using MessageComposer.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace MessageComposer.Server.Auth;

/// <summary>The keys of sessions where several nodes share a database: whoever signed in on one is signed in on all. Whoever reads them can forge a session.</summary>
internal sealed class SharedSessionKeys(ISharedSecrets secrets) : IXmlRepository
{
    private const string Prefix = "session/";

    public IReadOnlyCollection<XElement> GetAllElements() => [.. secrets.List(Prefix).Select(key => XElement.Parse(Encoding.UTF8.GetString(key)))];

    public void StoreElement(XElement element, string friendlyName) =>
        secrets.KeepFirst($"{Prefix}{friendlyName}/{Guid.NewGuid():N}", Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting)));
}
