/** What pages show: read models and the questions that give them. No web, no SQL. */
@NullMarked
package org.claimscreener.console.view;

import org.jspecify.annotations.NullMarked;
