#!/bin/sh
# What the GitHub action runs (action.yml): installs mimo-check in one exact version, takes the rules from the base
# branch, prints annotations, and writes the summary and, if asked, SARIF. The exit code is the verdict.
#
#   VERSION   the version, like 1.2.3
#   BASE      the commit that has the rules: the base of a pull request, else the commit itself
#   HEAD      the commit to check
#   SARIF     a file to write; empty: none
set -eu
case $VERSION in
*[!0-9A-Za-z.-]* | '' | [!0-9]*)
  echo "mimo-check: the version is not an exact one, like 1.2.3" >&2
  exit 2
  ;;
esac
# Three numbers with dots, and optionally a hyphen and more: no range, no tag, no URL.
printf '%s\n' "$VERSION" | grep -qxE '[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?' || {
  echo "mimo-check: the version is not an exact one, like 1.2.3" >&2
  exit 2
}

tool="$RUNNER_TEMP/mimo-check-$VERSION"
mkdir -p "$tool"
# Without a package.json here, npm would use one in a parent folder.
echo '{ "private": true }' >"$tool/package.json"
(cd "$tool" && npm install --ignore-scripts --no-audit --no-fund --loglevel=error --save-exact "mimo-check@$VERSION") || exit 2
mimo_check="$tool/node_modules/.bin/mimo-check"
found=$("$mimo_check" --version) || exit 2
if [ "$found" != "$VERSION" ]; then
  echo "mimo-check: version $VERSION was asked for, and $found was installed" >&2
  exit 2
fi

# A shallow checkout may lack a commit; both are named by their full hash.
for commit in "$BASE" "$HEAD"; do
  git cat-file -e "$commit^{commit}" 2>/dev/null || git fetch --quiet --no-tags --depth=1 origin "$commit" || exit 2
done

rm -f "$RUNNER_TEMP/mimo-check-annotations.txt" ${SARIF:+"$SARIF"}
set -- --report "github=$RUNNER_TEMP/mimo-check-annotations.txt" --report "github-summary=$GITHUB_STEP_SUMMARY"
if [ -n "$SARIF" ]; then set -- "$@" --report "sarif=$SARIF"; fi
status=0
sh "$(dirname "$0")/gate.sh" --tool "$mimo_check" "$BASE" "$HEAD" "$@" || status=$?
# Annotations come last: GitHub reads commands from any line of the log.
if [ -f "$RUNNER_TEMP/mimo-check-annotations.txt" ]; then cat "$RUNNER_TEMP/mimo-check-annotations.txt"; fi
exit "$status"
