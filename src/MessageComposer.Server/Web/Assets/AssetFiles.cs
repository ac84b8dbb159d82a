using System.Collections.Frozen;
using System.Security.Cryptography;
using MessageComposer.Server.Auth;
using Microsoft.Net.Http.Headers;

namespace MessageComposer.Server.Web.Assets;

/// <summary>One style sheet, module or picture of the pages.</summary>
/// <param name="Path">With its fingerprint: it may be kept forever.</param>
internal sealed record AssetFile(string Path, string ContentType, string ETag, byte[] Bytes);

/// <summary>The files of the pages, embedded in the program and fingerprinted by content.</summary>
internal sealed class AssetFiles
{
    private const string Prefix = "assets/";

    private static readonly Dictionary<string, string> s_types = new(StringComparer.Ordinal)
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    };

    private readonly FrozenDictionary<string, AssetFile> _byName;
    private readonly FrozenDictionary<string, AssetFile> _byPath;

    public AssetFiles()
    {
        System.Reflection.Assembly assembly = typeof(AssetFiles).Assembly;
        Dictionary<string, AssetFile> files = new(StringComparer.Ordinal);
        foreach (string resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            string name = resource[Prefix.Length..];
            using Stream stream = assembly.GetManifestResourceStream(resource)!;
            byte[] bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            files[name] = Of(name, bytes);
        }
        _byName = files.ToFrozenDictionary(StringComparer.Ordinal);
        _byPath = files.Values.ToFrozenDictionary(file => file.Path, StringComparer.Ordinal);
    }

    /// <summary>Where a file is found at, for links: <c>app.css</c> → <c>/assets/app.1f2e….css</c>.</summary>
    public string PathOf(string name) => _byName[name].Path;

    public AssetFile? Find(string path) => _byPath.GetValueOrDefault(path);

    private static AssetFile Of(string name, byte[] bytes)
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..12];
        string extension = Path.GetExtension(name);
        return new AssetFile($"/assets/{Path.GetFileNameWithoutExtension(name)}.{hash}{extension}", s_types[extension], $"\"{hash}\"", bytes);
    }
}

/// <summary><c>/assets/…</c>: open to everyone, the sign-in page needs them.</summary>
internal static class AssetEndpoints
{
    public static void MapAssets(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/assets/{file}", Send).AllowAnyone().ExcludeFromDescription();

    internal static IResult Send(string file, HttpContext http, AssetFiles assets)
    {
        if (assets.Find("/assets/" + file) is not { } asset) return TypedResults.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.Bytes(asset.Bytes, asset.ContentType, entityTag: new EntityTagHeaderValue(asset.ETag));
    }
}
