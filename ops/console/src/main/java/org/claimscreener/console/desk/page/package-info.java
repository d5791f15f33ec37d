/** What templates are given: read models made ready to be drawn. Records without web and without logic of the law. */
@NullMarked
package org.claimscreener.console.desk.page;

import org.jspecify.annotations.NullMarked;
