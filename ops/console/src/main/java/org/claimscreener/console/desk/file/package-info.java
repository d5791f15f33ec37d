/** Files that go with commands: checked by their first bytes, kept under their digests. */
@NullMarked
package org.claimscreener.console.desk.file;

import org.jspecify.annotations.NullMarked;
