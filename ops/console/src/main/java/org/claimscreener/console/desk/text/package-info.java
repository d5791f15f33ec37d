/** How things are said and written: both languages, money, times, countdowns. Knows no web. */
@NullMarked
package org.claimscreener.console.desk.text;

import org.jspecify.annotations.NullMarked;
