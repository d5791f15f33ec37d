package org.claimscreener.console.desk;

import java.util.List;
import java.util.Optional;

import org.claimscreener.console.desk.live.LiveEvents;
import org.claimscreener.console.desk.live.LiveListener;
import org.claimscreener.console.identity.Person;

import io.javalin.http.sse.SseClient;

/** The events of an open page. Thread-safe. */
final class LivePages {
    private static final int MOST_WATCHED = 400;
    private static final String WANTED = "1";

    private final LiveEvents events;
    private final Shells shells;

    LivePages(LiveEvents events, Shells shells) {
        this.events = events;
        this.shells = shells;
    }

    void open(SseClient client) {
        Person person = shells.person(client.ctx());
        boolean inside = Permissions.sees(person, Place.QUEUE);
        List<String> watched = client.ctx().queryParams("watch");
        Optional<String> only =
                inside ? Optional.empty() : Optional.of(person.institutionId().orElse(""));
        LiveListener listener = new LiveListener(
                watched.subList(0, Math.min(MOST_WATCHED, watched.size())),
                only,
                WANTED.equals(client.ctx().queryParam("new")),
                outlet(client));
        if (!events.add(listener)) {
            client.close();
            return;
        }
        client.keepAlive();
        client.onClose(() -> events.remove(listener));
    }

    private LiveListener.Outlet outlet(SseClient client) {
        return new LiveListener.Outlet() {
            @Override
            public void event(String name, String data) {
                client.sendEvent(name, data);
            }

            @Override
            public void stillHere() {
                if (shells.isAnybody(client.ctx())) {
                    client.sendComment("here");
                } else {
                    client.close();
                }
            }

            @Override
            public void end() {
                client.close();
            }
        };
    }
}
