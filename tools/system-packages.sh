#!/bin/sh
# system-packages.sh GROUP: installs a group of system-packages.txt, as root or with a sudo that asks no password.
# Anyone else, and any other kind of system, is told the one line to run (exit status 3).
set -eu
group=$1
list=$(dirname -- "$0")/system-packages.txt

if ! command -v apt-get >/dev/null 2>&1; then
    names=$(sed -n "s/^$group //p" "$list" | sed 's/.*|//' | tr '\n' ' ')
    printf '%s\n' "Please install these with your package manager (Debian's names), then start again: $names" >&2
    exit 3
fi

as_root=
may_install=yes
if [ "$(id -u)" != 0 ]; then
    as_root="sudo -n"
    $as_root true 2>/dev/null || may_install=no
fi
if [ "$may_install" = yes ]; then
    echo "Installing system packages ($group), once ..." >&2
    $as_root apt-get -qq update || echo "The list of packages could not be renewed; trying with the old one." >&2
fi

packages=
for names in $(sed -n "s/^$group //p" "$list"); do
    first=${names%%|*}
    if [ "$first" != "$names" ] && ! apt-cache show "$first" >/dev/null 2>&1; then first=${names#*|}; fi
    packages="$packages $first"
done

if [ "$may_install" = no ]; then
    echo "Some system packages are missing. Run this once, then start again:" >&2
    echo "  sudo apt-get update && sudo apt-get install -y$packages" >&2
    exit 3
fi
# shellcheck disable=SC2086  # words on purpose
$as_root env DEBIAN_FRONTEND=noninteractive DEBCONF_NOWARNINGS=yes \
    apt-get -qq -y -o Dpkg::Use-Pty=0 --no-install-recommends install $packages >/dev/null
