package org.claimscreener.launcher;

import picocli.CommandLine.IVersionProvider;

/** The build's version, and what it runs on. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String own = Screener.class.getPackage().getImplementationVersion();
        return new String[] {
            "screener " + (own == null ? "(not built)" : own),
            "Java " + Runtime.version() + ", " + System.getProperty("os.name")
        };
    }
}
