/**
 * Reports from the public about one subject: which are accepted, what they raise, who checks them and until when, what
 * money came back by them and what their first reporter is paid. Pure: {@link org.claimscreener.engine.tip.TipDesk} takes
 * what is kept and what happened, and gives the new state and what to tell. Article 35 of State Council Order 735 (channels,
 * secrecy, reward), 医保办发〔2022〕22号 (conditions of a reward), and the case procedure (lead check within 15 working days).
 */
@NullMarked
package org.claimscreener.engine.tip;

import org.jspecify.annotations.NullMarked;
