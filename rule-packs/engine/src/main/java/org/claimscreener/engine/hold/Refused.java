package org.claimscreener.engine.hold;

import org.claimscreener.wire.record.HoldRefusal;

/**
 * Why a command changes nothing.
 *
 * @param detail for the person who gave it: what is wrong and what to do
 */
record Refused(HoldRefusal reason, String detail) {}
