using ApiGenerator;

return await CommandLine.RunAsync(args, Console.Out, Console.Error);
