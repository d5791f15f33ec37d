package org.claimscreener.console.identity;

/** Nobody is signed in, for a reason that lies with who asks. */
final class SignInRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final SignInRefusal refusal;

    SignInRefusedException(SignInRefusal refusal) {
        super(refusal.words());
        this.refusal = refusal;
    }

    /** What the cause says may quote tokens, so it goes no further than a debugger. */
    SignInRefusedException(SignInRefusal refusal, Throwable cause) {
        super(refusal.words(), cause);
        this.refusal = refusal;
    }

    SignInRefusal refusal() {
        return refusal;
    }
}
