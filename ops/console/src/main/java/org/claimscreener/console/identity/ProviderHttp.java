package org.claimscreener.console.identity;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;

/**
 * Asks the provider: answers in 10 s and within 1 MiB, or not at all; nothing is sent twice, and no redirect is followed.
 * Thread-safe.
 */
final class ProviderHttp implements HTTPRequestSender {
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int MOST_BYTES = 1 << 20;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    @Override
    public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest asked) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(asked.getURI()).timeout(PATIENCE);
        asked.getHeaderMap().forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        String body = asked.getBody();
        request.method(
                asked.getMethod().name(),
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        try {
            return answer(client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the provider was asked", e);
        }
    }

    private static HTTPResponse answer(HttpResponse<InputStream> got) throws IOException {
        HTTPResponse answer = new HTTPResponse(got.statusCode());
        for (Map.Entry<String, List<String>> header : got.headers().map().entrySet()) {
            answer.setHeader(header.getKey(), header.getValue().toArray(String[]::new));
        }
        try (InputStream in = got.body()) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            body.write(in.readNBytes(MOST_BYTES + 1));
            if (body.size() > MOST_BYTES) {
                throw new IOException("the provider's answer is larger than " + MOST_BYTES + " bytes");
            }
            answer.setBody(body.toString(StandardCharsets.UTF_8));
        }
        return answer;
    }

    /** The same with the answer that {@code ensureContentType} and parsers need. */
    static String content(HTTPResponse answer) throws IOException {
        try {
            answer.ensureStatusCode(HTTPResponse.SC_OK);
            String body = answer.getBody();
            if (body == null) {
                throw new IOException("the provider's answer is empty");
            }
            return body;
        } catch (ParseException e) {
            throw new IOException("the provider answers with status " + answer.getStatusCode(), e);
        }
    }
}
