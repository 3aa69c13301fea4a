using ApiGenerator;

return CommandLine.Run(args, Console.Out, Console.Error);
