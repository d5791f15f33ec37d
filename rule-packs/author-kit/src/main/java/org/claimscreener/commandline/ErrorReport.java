package org.claimscreener.commandline;

import java.io.PrintStream;
import java.util.List;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Errors as a person wants them: one line that says what to do; the stack trace only with {@code --verbose}. */
public final class ErrorReport implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private static final int MOST_SUGGESTIONS = 3;

    private final PrintStream err;
    private boolean showsStackTraces;

    public ErrorReport(PrintStream err) {
        this.err = err;
    }

    public void showStackTraces(boolean wanted) {
        showsStackTraces = wanted;
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        err.println(command + ": " + e.getMessage() + suggestions(e) + ". Try '" + command + " --help'.");
        return ExitCodes.USAGE;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        String name = command.getCommandSpec().qualifiedName();
        if (e instanceof CommandFailure failure) {
            err.println(name + ": " + failure.getMessage());
        } else {
            err.println(name + ": " + Causes.innermost(e) + " (" + e.getClass().getSimpleName()
                    + "; this should not happen: call again with --verbose and report it)");
        }
        if (showsStackTraces) {
            e.printStackTrace(err);
        }
        return e instanceof CommandFailure failure ? failure.exitCode() : ExitCodes.FAILED;
    }

    private static String suggestions(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched)) {
            return "";
        }
        List<String> near = unmatched.getSuggestions();
        return near.isEmpty()
                ? ""
                : "; did you mean " + String.join(" or ", near.subList(0, Math.min(MOST_SUGGESTIONS, near.size())));
    }
}
