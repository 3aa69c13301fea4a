await Consumers.Smoke.RunAsync();
