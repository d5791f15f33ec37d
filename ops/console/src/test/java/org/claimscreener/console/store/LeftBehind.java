package org.claimscreener.console.store;

import java.io.IOException;
import java.nio.file.Path;

/** A console that is killed: starts a server, says so, and waits. */
final class LeftBehind {
    private LeftBehind() {}

    public static void main(String[] arguments) throws IOException {
        try (Database database = Database.embedded(Path.of(arguments[0]))) {
            database.jdbi().useHandle(handle -> handle.execute("create table public.kept as select 7 as n"));
            System.out.println("READY");
            int read = System.in.read();
            System.out.println("ENDED " + read);
        }
    }
}
