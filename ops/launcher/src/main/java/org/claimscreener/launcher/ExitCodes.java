package org.claimscreener.launcher;

/** What a command's exit code says. The help pages list the same. */
final class ExitCodes {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;

    /** Only with {@code screen --strict}. */
    static final int DEAD_LETTERS = 3;

    /** By Ctrl-C, as shells count: 128 and the signal's number. */
    static final int INTERRUPTED = 130;

    private ExitCodes() {}
}
