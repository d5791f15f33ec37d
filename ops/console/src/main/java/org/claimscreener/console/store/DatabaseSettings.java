package org.claimscreener.console.store;

/**
 * Where the database is.
 *
 * @param jdbcUrl jdbc:postgresql:...; without user and password
 */
public record DatabaseSettings(String jdbcUrl, String user, String password) {
    public DatabaseSettings {
        if (!jdbcUrl.startsWith("jdbc:postgresql:") || jdbcUrl.contains("password=") || jdbcUrl.contains("user=")) {
            throw new IllegalArgumentException("The database is given as jdbc:postgresql://host:port/name, and user and"
                    + " password apart from it, so that they get into no log");
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return jdbcUrl + " as " + user;
    }
}
