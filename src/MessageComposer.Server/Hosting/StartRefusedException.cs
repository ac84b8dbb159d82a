namespace MessageComposer.Server.Hosting;

/// <summary>The program will not start like this; the message tells people why and what to do.</summary>
internal sealed class StartRefusedException(string message) : Exception(message);
