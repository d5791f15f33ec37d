/**
 * Who may say yes: trusted keys, signatures under a pack's manifest, and signatures under orders about packs; an
 * office's keys and signatures under documents that leave the house. Texts and bytes only: files are read by whoever calls.
 */
@NullMarked
package org.claimscreener.engine.approval;

import org.jspecify.annotations.NullMarked;
