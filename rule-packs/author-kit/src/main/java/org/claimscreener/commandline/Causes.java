package org.claimscreener.commandline;

/** What an exception is about, underneath the layers that passed it on. Stateless. */
public final class Causes {
    private static final int DEEPEST = 50;

    private Causes() {}

    /** The innermost cause's message, or its class when it has none. */
    public static String innermost(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause.getCause() != null && depth < DEEPEST; depth++) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
