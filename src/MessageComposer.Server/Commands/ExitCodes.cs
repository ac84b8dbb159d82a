namespace MessageComposer.Server.Commands;

/// <summary>What the program ends with.</summary>
internal static class ExitCodes
{
    public const int Ok = 0;

    /// <summary>Something broke, or could not be reached.</summary>
    public const int Fault = 1;

    /// <summary>What was asked for is wrong: the command line, or the file given.</summary>
    public const int BadRequest = 2;
}
