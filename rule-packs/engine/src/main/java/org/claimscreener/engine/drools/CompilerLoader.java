package org.claimscreener.engine.drools;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.jspecify.annotations.Nullable;

/**
 * Where the rule compiler looks up the classes that rules refer to. It asks for the same two hundred class files in
 * every compile, and thousands of times for some that are nowhere; the class path is searched once for each of them:
 * a quarter of the compiler's time otherwise. Thread-safe.
 */
final class CompilerLoader extends ClassLoader {
    private static final String OURS = PackNames.PREFIX.replace('.', '/');

    /** A compile of all our rules asks for some 250 names; rule text may ask for a few that nobody has. */
    private static final int MOST_REMEMBERED = 2_000;

    private static final ConcurrentMap<String, Optional<InMemory>> REMEMBERED = new ConcurrentHashMap<>();

    CompilerLoader() {
        super(CompiledRules.class.getClassLoader());
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        return find(name).map(InMemory::open).orElse(null);
    }

    @Override
    public @Nullable URL getResource(String name) {
        return find(name).map(found -> found.url(name)).orElse(null);
    }

    private Optional<InMemory> find(String name) {
        if (name.startsWith(OURS)) {
            return Optional.empty();
        }
        Optional<InMemory> known = REMEMBERED.get(name);
        if (known != null) {
            return known;
        }
        Optional<InMemory> found = search(name);
        if (REMEMBERED.size() < MOST_REMEMBERED) {
            REMEMBERED.put(name, found);
        }
        return found;
    }

    private Optional<InMemory> search(String name) {
        try (InputStream in = getParent().getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(new InMemory(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("the class path cannot be read at " + name, e);
        }
    }

    /** A resource that was read before; its address leads back to the same bytes. */
    private static final class InMemory extends URLStreamHandler {
        private final byte[] bytes;

        InMemory(byte[] bytes) {
            this.bytes = bytes;
        }

        InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @SuppressWarnings("deprecation") // the successor of this constructor is Java 20's
        URL url(String name) {
            try {
                return new URL("memory", "", -1, "/" + name, this);
            } catch (MalformedURLException e) {
                throw new IllegalStateException("an address that we made ourselves", e);
            }
        }

        @Override
        protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
                @Override
                public void connect() {}

                @Override
                public InputStream getInputStream() {
                    return open();
                }
            };
        }
    }
}
