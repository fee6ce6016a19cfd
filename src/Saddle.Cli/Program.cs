using Saddle.Cli;
using Saddle.Gans;

return SaddleCommandLine.Run(args, BuiltIn.Catalogues);
