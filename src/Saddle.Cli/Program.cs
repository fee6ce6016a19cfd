using Saddle.Cli;

using var interrupts = new Interrupts(Console.Error);
return App.Run(args, new Terminal(Console.Out, Console.Error)
{
    IsLive = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("CI") is null or "",
    AwaitInterrupt = interrupts.Await,
});
