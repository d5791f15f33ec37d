package org.claimscreener.console.identity;

/**
 * How many requests are too many. Each is a number in a minute, at once or spread.
 *
 * @param signInsPerAddress steps of signing in from one address, of which each sign-in has two
 * @param signInsPerBrowser the same from one browser
 * @param commandsPerPerson whatever changes something
 * @param publicPagesPerAddress what is for everybody, asked for from one address
 */
public record Rates(int signInsPerAddress, int signInsPerBrowser, int commandsPerPerson, int publicPagesPerAddress) {
    public Rates {
        if (signInsPerAddress < 2 || signInsPerBrowser < 2 || commandsPerPerson < 1 || publicPagesPerAddress < 1) {
            throw new IllegalArgumentException("a rate that lets nobody through");
        }
    }

    /** Unless said. Many people may share an address. */
    public static Rates usual() {
        return new Rates(120, 20, 120, 240);
    }
}
