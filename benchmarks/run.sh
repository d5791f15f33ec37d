# Sourced by the scripts beside it, which say in $command what they are, in $module where their main class lives, and in $also what other
# module they need, if any: builds what is not built yet, then hands over to it.

root=$(cd -P "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
target=$root/benchmarks/$module/target
stamp=$target/.built

say() { printf '%s\n' "$*" >&2; }

# Anything that goes into the jars and is newer than the last build. Folders count too: a removed file changes its folder.
is_built() {
  [ -f "$stamp" ] && [ -d "$target/lib" ] || return 1
  local newer
  newer=$(find "$root/pom.xml" "$root/schemas" "$root/rule-packs/engine" "$root/rule-packs/author-kit" "$root/flink-jobs" \
    "$root/benchmarks" "$root/ops" \
    -name target -prune -o \( -path '*/src/main/*' -o -name pom.xml \) -newer "$stamp" -print 2>/dev/null | head -n 1)
  [ -z "$newer" ]
}

build() {
  mkdir -p "$target"
  touch "$target/.build-started"
  say "$command: building; log: $target/build.log"
  # Old versions of libraries would stay on the class path beside the new ones.
  rm -rf "$target/lib" "$stamp" ${also:+"$root/$also/target/lib"}
  if ! mvn -B -f "$root/pom.xml" -pl "benchmarks/$module${also:+,$also}" -am -Dmaven.test.skip=true package </dev/null >"$target/build.log" 2>&1; then
    say "$command: the build failed; what Maven complained of (all of it is in $target/build.log):"
    { grep '^\[ERROR\] .' "$target/build.log" || tail -n 20 "$target/build.log"; } | head -n 20 >&2 || true
    exit 1
  fi
  # As of its start: what was saved while it ran may not be in it.
  mv "$target/.build-started" "$stamp"
}

# Heap, main class, then its arguments. Does not return.
run() {
  local heap=$1 main=$2
  shift 2
  is_built || build
  local commit flags=() terminal=() package
  commit=$(git -C "$root" rev-parse --short HEAD 2>/dev/null || echo unknown)
  [ -z "$(git -C "$root" status --porcelain 2>/dev/null)" ] || commit="$commit with changes"
  [ -t 2 ] && terminal+=(-Dscreener.terminal.err=true)
  # Flink reads these parts of the JDK by reflection.
  for package in java.lang java.net java.nio java.time java.util java.util.concurrent sun.nio.ch; do
    flags+=(--add-opens "java.base/$package=ALL-UNNAMED")
  done
  exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xms256m "-Xmx$heap" -XX:+UseParallelGC "${flags[@]}" -Dfile.encoding=UTF-8 \
    "-Dscreener.home=$root" "-Dscreener.commit=$commit" "-Dscreener.command=benchmarks/$command $*" \
    "-Dscreener.log=$target/$command.log" ${terminal[@]+"${terminal[@]}"} \
    -cp "$target/*:$target/lib/*" "$main" "$@"
}
