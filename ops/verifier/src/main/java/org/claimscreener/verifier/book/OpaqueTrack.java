package org.claimscreener.verifier.book;

/** An input that cannot be read here. */
public final class OpaqueTrack extends Group {
    private final boolean confluent;

    OpaqueTrack(boolean confluent) {
        this.confluent = confluent;
    }

    /** In Confluent's framing, whose schema ids only the screener's settings know: it may well be able to read it. */
    public boolean confluent() {
        return confluent;
    }

    @Override
    public String name() {
        return "";
    }
}
