package org.claimscreener.commandline;

import org.jspecify.annotations.Nullable;

/** Ends a command with a message for whoever typed it. */
public final class CommandFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    /**
     * @param exitCode one of {@link ExitCodes}
     * @param message what happened, what it means, what to do; without the command's name
     */
    public CommandFailure(int exitCode, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** Something outside did not work. */
    public static CommandFailure failed(String message, @Nullable Throwable cause) {
        return new CommandFailure(ExitCodes.FAILED, message, cause);
    }

    /** What was asked for makes no sense. */
    public static CommandFailure usage(String message) {
        return new CommandFailure(ExitCodes.USAGE, message, null);
    }

    public int exitCode() {
        return exitCode;
    }
}
