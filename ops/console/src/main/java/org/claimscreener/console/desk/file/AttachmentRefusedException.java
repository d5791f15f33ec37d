package org.claimscreener.console.desk.file;

/** A file that is not taken. */
public final class AttachmentRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    AttachmentRefusedException(Reason reason, String name) {
        super(name + ": " + reason);
        this.reason = reason;
    }

    /** There are more than go with one command. */
    public static AttachmentRefusedException tooMany() {
        return new AttachmentRefusedException(Reason.COUNT, "the files");
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** Why a file is not taken. */
    public enum Reason {
        /** There is nothing in it. */
        EMPTY,
        /** With the others of the command it is more than 100 MiB. */
        SIZE,
        /** Its content is no PDF, OFD, JPEG, PNG or UTF-8 text. */
        TYPE,
        /** There are more than five. */
        COUNT
    }
}
