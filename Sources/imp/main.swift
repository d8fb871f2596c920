import ImpCommand

exitProcess(with: runCommand(CommandLine.arguments))
