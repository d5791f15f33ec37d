package org.claimscreener.engine.deploy;

/** Why an order changes nothing. Thrown and caught within the fold; it has no stack, for nobody looks at it. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final String why;

    Refusal(String why) {
        super(why, null, false, false);
        this.why = why;
    }

    String why() {
        return why;
    }
}
