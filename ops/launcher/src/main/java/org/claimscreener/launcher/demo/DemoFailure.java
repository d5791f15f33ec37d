package org.claimscreener.launcher.demo;

import org.jspecify.annotations.Nullable;

/** A part of the demo does not work, so the rest makes no sense. The message says which part, and where to look. */
public final class DemoFailure extends Exception {
    private static final long serialVersionUID = 1L;

    DemoFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
