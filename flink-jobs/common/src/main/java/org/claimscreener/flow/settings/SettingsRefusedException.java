package org.claimscreener.flow.settings;

import java.util.List;

/** A job's settings make no sense; every problem is named. */
public final class SettingsRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    SettingsRefusedException(String file, List<String> problems) {
        super(file + " is refused, " + problems.size() + " problem(s):\n  " + String.join("\n  ", problems));
    }

    SettingsRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
