package org.claimscreener.engine.knowledge;

/** A mapping that cannot be used; the message says where and why. */
public final class MappingException extends Exception {
    private static final long serialVersionUID = 1L;

    MappingException(String what) {
        super(what);
    }
}
