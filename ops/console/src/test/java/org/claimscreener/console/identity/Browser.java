package org.claimscreener.console.identity;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Keeps cookies, and goes where it is sent only when the test says so. */
final class Browser {
    private final URI home;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    Browser(URI home) {
        this.home = home;
    }

    HttpResponse<String> get(String address, String... headers) {
        return send(HttpRequest.newBuilder(home.resolve(address)).GET(), headers);
    }

    HttpResponse<String> post(String address, Map<String, String> form, String... headers) {
        return send(
                HttpRequest.newBuilder(home.resolve(address))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(encoded(form))),
                headers);
    }

    /** Posts a form with a small file. */
    HttpResponse<String> postFile(String address, Map<String, String> form) {
        StringBuilder body = new StringBuilder();
        form.forEach((name, value) -> body.append("--frame\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        body.append("""
                --frame\r
                Content-Disposition: form-data; name="file"; filename="a.txt"\r
                Content-Type: text/plain\r
                \r
                x\r
                --frame--\r
                """);
        return send(HttpRequest.newBuilder(home.resolve(address))
                .header("Content-Type", "multipart/form-data; boundary=frame")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Where an answer sends it. */
    static String target(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer + answer.body()));
    }

    /** Goes to the provider and chooses; the address with which the provider sends it back. */
    String choose(String person, String to) {
        String authorize = target(get("/sign-in?to=" + encoded(to)));
        Map<String, String> form = new LinkedHashMap<>(query(authorize));
        form.put("person", person);
        return target(post(authorize.substring(0, authorize.indexOf('?')), form));
    }

    /** Signs in and answers what the console says to it. */
    HttpResponse<String> signIn(String person) {
        return get(choose(person, "/"));
    }

    static Map<String, String> query(String address) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : URI.create(address).getRawQuery().split("&", -1)) {
            int at = pair.indexOf('=');
            query.put(pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
        }
        return query;
    }

    /** The token that the page gave it. */
    String csrf() {
        List<String> words = new ArrayList<>(List.of(get("/").body().split(" ", -1)));
        return words.get(words.size() - 1);
    }

    /** Changes something as a page of the desk would. */
    HttpResponse<String> change() {
        return post("/change", Map.of(), "X-CSRF-Token", csrf());
    }

    Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    void setCookie(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setDomain(home.getHost());
        cookie.setVersion(0);
        cookies.getCookieStore().add(home, cookie);
    }
}
