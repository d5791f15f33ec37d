package org.claimscreener.commandline;

/** What a command's exit code says. The help pages list the same. */
public final class ExitCodes {
    public static final int OK = 0;
    public static final int FAILED = 1;
    public static final int USAGE = 2;

    /** Only with {@code screen --strict}. */
    public static final int DEAD_LETTERS = 3;

    /** By Ctrl-C, as shells count: 128 and the signal's number. */
    public static final int INTERRUPTED = 130;

    private ExitCodes() {}
}
