package org.claimscreener.console.desk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import org.claimscreener.console.view.HoldView;

/** Where a hold's page is. Stateless. */
final class HoldAddress {
    private HoldAddress() {}

    static String of(HoldView hold) {
        return "/holds/"
                + URLEncoder.encode(hold.now().holdId(), StandardCharsets.UTF_8).replace("+", "%20");
    }
}
