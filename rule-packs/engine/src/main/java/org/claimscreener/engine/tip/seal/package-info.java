/**
 * Who reported, kept from everybody but the tip desk: sealed to its key, and known again by a pseudonym. Article 35 of State
 * Council Order 735 asks for the secrecy.
 */
@NullMarked
package org.claimscreener.engine.tip.seal;

import org.jspecify.annotations.NullMarked;
