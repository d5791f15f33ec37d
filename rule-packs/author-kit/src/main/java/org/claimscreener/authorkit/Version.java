package org.claimscreener.authorkit;

import picocli.CommandLine.IVersionProvider;

/** The build's version, and what it runs on. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String own = Packctl.class.getPackage().getImplementationVersion();
        return new String[] {
            "packctl " + (own == null ? "(not built)" : own),
            "Java " + Runtime.version() + ", " + System.getProperty("os.name")
        };
    }
}
