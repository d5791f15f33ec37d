package org.claimscreener.engine.drools;

import java.util.Map;
import java.util.Optional;

import org.claimscreener.engine.pack.PackRefusedException;

/**
 * Keeps what the compiler made of rules for other processes, and for this one after a restart: compiling all rules takes
 * seconds, loading what was made of them some tenths. What comes out of it is checked like what the compiler has just made, so
 * it may forget, and be damaged; but who can write into it decides what rules do. Thread-safe.
 */
public interface RuleCodeStore {
    /** Keeps nothing. */
    RuleCodeStore NONE = new RuleCodeStore() {
        @Override
        public Optional<byte[]> find(String key) {
            return Optional.empty();
        }

        @Override
        public void keep(Map<String, byte[]> contentByKey) {
            // Forgotten at once.
        }

        @Override
        public <T> T inTurn(Work<T> work) throws PackRefusedException {
            return work.run();
        }
    };

    /** What only one at a time should do. */
    @FunctionalInterface
    interface Work<T> {
        /**
         * Does it.
         *
         * @throws PackRefusedException when the rules are not right
         */
        T run() throws PackRefusedException;
    }

    /** What was kept under the key: lower-case letters, digits and hyphens. Empty when nothing is, or it cannot be read. */
    Optional<byte[]> find(String key);

    /** Keeps what it can of it. */
    void keep(Map<String, byte[]> contentByKey);

    /** Does the work while nobody else who shares the store is at such work: whoever comes second finds what the first kept. */
    <T> T inTurn(Work<T> work) throws PackRefusedException;
}
