package org.claimscreener.load.material;

/** A message, ready to be sent; whoever takes it leaves its bytes as they are. */
public final class Sample {
    private final byte[] key;
    private final byte[] value;

    Sample(byte[] key, byte[] value) {
        this.key = key;
        this.value = value;
    }

    /** The patient's id. */
    public byte[] key() {
        return key;
    }

    /** The settlement, single-object encoding. */
    public byte[] value() {
        return value;
    }
}
