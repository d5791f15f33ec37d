package org.claimscreener.supervision;

/**
 * What the supervision job is submitted with.
 *
 * @param bootstrapServers host:port list, as the cluster reaches it
 * @param office in whose name standings are issued; no person's name, at most 300 characters
 */
public record SupervisionSettings(String bootstrapServers, String office) {
    /** Where nothing else is said. */
    public static final String STANDARD_OFFICE = "医疗保障基金智能监管";

    private static final int LONGEST_OFFICE = 300;

    public SupervisionSettings {
        if (bootstrapServers.isBlank()) {
            throw new IllegalArgumentException("bootstrap servers are missing; write host:port, several with commas");
        }
        if (office.isBlank() || office.length() > LONGEST_OFFICE) {
            throw new IllegalArgumentException("the office is blank or longer than " + LONGEST_OFFICE + " characters");
        }
    }

    public static SupervisionSettings standard(String bootstrapServers) {
        return new SupervisionSettings(bootstrapServers, STANDARD_OFFICE);
    }
}
