using System.Text;

namespace MessageComposer.Server.Commands;

/// <summary>Standard output in UTF-8, whatever the terminal's code page: Vietnamese needs it.</summary>
internal static class Output
{
    public static async Task WriteAsync(string text)
    {
        await using Stream output = Console.OpenStandardOutput();
        await output.WriteAsync(Encoding.UTF8.GetBytes(text));
    }
}
