package org.claimscreener.console;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.claimscreener.console.desk.Access;
import org.claimscreener.console.identity.Person;
import org.claimscreener.wire.record.AuditAction;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;

/** Signs in whoever a cookie names, and checks the token of every POST as the real one does. */
public final class TestAccess implements Access {
    private final List<String> audited = new CopyOnWriteArrayList<>();

    @Override
    public Optional<Person> person(Context ctx) {
        String id = ctx.cookie("person");
        return id == null ? Optional.empty() : TestPersons.find(id);
    }

    @Override
    public String csrfToken(Context ctx) {
        return "token-of-" + ctx.cookie("person");
    }

    @Override
    public void audit(Person person, AuditAction action, String subject, String detail) {
        audited.add(person.id() + " " + action + " " + subject + " " + detail);
    }

    /** What was put down, in order. */
    public List<String> audited() {
        return List.copyOf(audited);
    }

    public void install(JavalinConfig config) {
        config.routes.before(ctx -> {
            if (ctx.method().name().equals("POST")) {
                String sent = Optional.ofNullable(ctx.formParam("_csrf")).orElse(ctx.header("X-CSRF-Token"));
                if (!csrfToken(ctx).equals(sent)) {
                    throw new ForbiddenResponse();
                }
            }
        });
        config.routes.get("/test-sign-in/{id}", ctx -> {
            ctx.cookie("person", ctx.pathParam("id"));
            ctx.result("signed in");
        });
    }
}
