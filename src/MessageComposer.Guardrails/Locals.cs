using System.Runtime.CompilerServices;

// Readers hold a dozen claims of a hundred bytes each: to blank them all at every call, before any is written, costs more than most of the calls.
[module: SkipLocalsInit]
