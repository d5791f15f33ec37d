package org.claimscreener.console.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.claimscreener.console.desk.page.AssetPaths;

import io.javalin.config.JavalinConfig;
import io.javalin.http.staticfiles.Location;

/** Style sheet and scripts: our own, and those that come as WebJars. Addresses change with content, so they keep. */
final class Assets {
    private static final String FOLDER = "desk/static";
    private static final List<String> OWN = List.of("desk.css", "desk.js", "charts.js", "icon.svg");
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private Assets() {}

    static AssetPaths paths() throws IOException {
        return new AssetPaths(
                own(),
                webjar("org.webjars.npm", "htmx.org", "dist/htmx.min.js"),
                webjar("org.webjars.npm", "htmx-ext-sse", "sse.js"),
                webjar("org.webjars.npm", "chart.js", "dist/chart.umd.min.js"));
    }

    private static String own() throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String name : OWN) {
                digest.update(read(FOLDER + "/" + name));
            }
            return "/static/" + HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String webjar(String group, String artifact, String file) throws IOException {
        Properties properties = new Properties();
        String of = "META-INF/maven/" + group + "/" + artifact + "/pom.properties";
        properties.load(new java.io.ByteArrayInputStream(read(of)));
        return "/webjars/" + artifact + "/" + properties.getProperty("version") + "/" + file;
    }

    private static byte[] read(String name) throws IOException {
        try (InputStream in = Assets.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is not on the class path");
            }
            return in.readAllBytes();
        }
    }

    static void install(JavalinConfig config) {
        try {
            String own = own();
            config.staticFiles.add(files -> {
                files.hostedPath = own;
                files.directory = "/" + FOLDER;
                files.location = Location.CLASSPATH;
                files.headers = Map.of("Cache-Control", FOR_EVER);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        config.staticFiles.add(files -> {
            files.hostedPath = "/webjars";
            files.directory = "META-INF/resources/webjars";
            files.location = Location.CLASSPATH;
            files.headers = Map.of("Cache-Control", FOR_EVER);
        });
    }
}
