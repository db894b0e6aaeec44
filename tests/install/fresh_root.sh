#!/usr/bin/env bash
# Tries ./demo and ./check where nothing but a Debian 12 base system and git is installed.
#
#   fresh_root.sh DIRECTORY [MIRROR]
#
# Makes a root in DIRECTORY by debootstrap (kept if it is there already), clones this repository's
# HEAD into it, and runs both commands in a chroot. Needs root, debootstrap and a network; MIRROR is
# debootstrap's default if it isn't given. Downloads some 400 MB.
set -euo pipefail

directory=${1:?usage: fresh_root.sh DIRECTORY [MIRROR]}
mirror=${2:-}
repository=$(cd "$(dirname "$0")/../.." && pwd)

if [ ! -e "$directory/etc/debian_version" ]; then
  # shellcheck disable=SC2086 # no word at all if there is no mirror
  debootstrap --variant=minbase --include=git,ca-certificates bookworm "$directory" $mirror
fi

in_root() { chroot "$directory" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root "$@"; }

mountpoint -q "$directory/proc" || mount -t proc proc "$directory/proc"
# Private: what is unmounted here must stay where it is elsewhere.
mountpoint -q "$directory/dev" || mount --bind --make-private /dev "$directory/dev"
trap 'umount "$directory/dev" "$directory/proc"' EXIT
cp /etc/resolv.conf "$directory/etc/resolv.conf"

command -v git >/dev/null
rm -rf "$directory/root/dateline"
git clone --quiet --no-hardlinks "$repository" "$directory/root/dateline"

for command in ./demo ./demo ./check; do
  echo "=== $command"
  start=$SECONDS
  in_root /bin/sh -c "cd /root/dateline && $command"
  echo "=== $command ended well after $((SECONDS - start)) s"
done
test -s "$directory/root/dateline/dateline-demo.svg"
