#!/bin/bash
# What the suite costs when Fiji starts: starts a Fiji with and without the suite's jars in turn, and prints the differences.
#
#   update-site/startup-cost.sh FIJI [PAIRS] [JAVA OPTION …]
#
# FIJI is a Fiji folder in which the suite is installed; it is only read. PAIRS (10) is how often each of the two starts.
# Without windows by default; with WINDOWS=1 it opens Fiji's window (a display is needed) and ends it when it stands.
# Each line: milliseconds with and without the suite, of the clock and of the processor. The first pair warms up and is left out.
set -eu
fiji=$(cd "$1" && pwd)
pairs=${2:-10}
shift $(( $# < 2 ? $# : 2 ))
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
suite='/(ddasr-fiji|djl-api|api-0\.35|pytorch-engine|pytorch-jni|libsvm|mfl-core)[^/]*\.jar$'
find "$fiji/jars" "$fiji/plugins" -name '*.jar' | grep -vE '/jars/(win|mac|linux)[^/]*/' | sort > "$work/with.txt"
grep -vE "$suite" "$work/with.txt" > "$work/without.txt"
echo "$(wc -l < "$work/with.txt") jars with the suite, $(wc -l < "$work/without.txt") without"
# Each gets a folder of its own, for Fiji looks into its folder as well as at the class path.
for kind in with without; do
	cp -rs "$fiji" "$work/$kind"
	sed "s,^$fiji,$work/$kind," "$work/$kind.txt" | tr '\n' ':' > "$work/$kind.cp"
done
find "$work/without" -name '*.jar' | grep -E "$suite" | while read -r jar; do rm "$jar"; done
echo 'System.exit(0)' > "$work/end.groovy"
mode='--headless'
[ -n "${WINDOWS:-}" ] && mode=

once() {
	local folder=$work/$1 begin end cpu
	begin=$(date +%s%N)
	cpu=$( { TIMEFORMAT='%U %S'; time java -Xmx1g ${mode:+-Djava.awt.headless=true} \
		--add-opens=java.base/java.lang=ALL-UNNAMED --add-opens=java.desktop/sun.awt.X11=ALL-UNNAMED \
		-Djava.util.prefs.userRoot="$work/preferences" -Dplugins.dir="$folder" -Dimagej.dir="$folder" -Dij.dir="$folder" \
		-Dscijava.app.directory="$folder" "${options[@]}" -cp "$(cat "$work/$1.cp")" sc.fiji.Main $mode --run "$work/end.groovy" \
		> "$work/log" 2>&1 < /dev/null; } 2>&1 | tail -1)
	end=$(date +%s%N)
	echo "$(( (end - begin) / 1000000 )) $(echo "$cpu" | awk '{printf "%d", ($1 + $2) * 1000}')"
}

options=("$@")
once with > /dev/null
once without > /dev/null
echo 'clock: with without | processor: with without'
for i in $(seq "$pairs"); do
	# The order changes, so that a load that grows or falls does not count for one side.
	if [ $((i % 2)) = 0 ]; then a=$(once with); b=$(once without); else b=$(once without); a=$(once with); fi
	set -- $a $b
	echo "$1 $3 | $2 $4"
	echo "$(( $1 - $3 )) $(( $2 - $4 ))" >> "$work/differences"
done
awk '{ c[NR] = $1; p[NR] = $2; sc += $1; sp += $2; qc += $1 * $1; qp += $2 * $2 }
	function median(v, n,  i, j, t) { for (i = 1; i <= n; i++) for (j = i + 1; j <= n; j++) if (v[j] < v[i]) { t = v[i]; v[i] = v[j]; v[j] = t }
		return n % 2 ? v[(n + 1) / 2] : (v[n / 2] + v[n / 2 + 1]) / 2 }
	function error(s, q, n) { return n < 2 ? 0 : sqrt((q - s * s / n) / (n - 1) / n) }
	END { printf "clock: %+.0f ms (median), %+.0f ± %.0f ms (mean and its standard error, %d pairs)\n", median(c, NR), sc / NR, error(sc, qc, NR), NR
		printf "processor: %+.0f ms (median), %+.0f ± %.0f ms\n", median(p, NR), sp / NR, error(sp, qp, NR) }' "$work/differences"
