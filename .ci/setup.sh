# Shell functions shared by ./demo and ./check. Sourced by bash, from the root of the repository.

export LC_ALL=C.UTF-8

# Tests and builds must not depend on what the caller's shell has set for them.
unset CXXFLAGS CFLAGS LDFLAGS CPPFLAGS CMAKE_GENERATOR DATELINE_ACCEPT

jobs=$(nproc 2>/dev/null || echo 2)

say() { printf '== %s\n' "$*"; }

stop() {
  printf '\nerror: %s\n' "$1" >&2
  shift
  for line in "$@"; do printf '  %s\n' "$line" >&2; done
  exit 1
}

# What only running the tests takes (Chromium alone is half of all) is installed where this is true.
programs_of_tests=true

# missing_packages [MORE]...: of .ci/packages and these, what isn't installed.
missing_packages() {
  local package status end='$'
  $programs_of_tests || end='/^# for running the tests/'
  { sed -n "1,${end}p" .ci/packages; printf '%s\n' "$@"; } | while read -r package _; do
    case $package in '' | '#'*) continue ;; esac
    status=$(dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null || true)
    case $status in ii*) ;; *) printf '%s\n' "$package" ;; esac
  done
}

# install_packages [MORE]...: installs what this machine lacks.
install_packages() {
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    stop "this is not Debian: packages can't be installed here" \
      "Install what .ci/packages names (Debian 12's names), then build by hand:" \
      "cmake --preset release && cmake --build --preset release"
  fi
  local packages
  packages=$(missing_packages "$@" | tr '\n' ' ')
  packages=${packages% }
  if [ -z "$packages" ]; then
    say "all packages are there"
    return
  fi

  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null ||
      stop "packages are missing, and only root can install them (there is no sudo)" \
        "As root: apt-get update && apt-get install $packages" "Then run this again."
    as_root=(sudo)
  fi
  say "installing: $packages"
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -q -o Acquire::Retries=3
    -o Acquire::http::Timeout=60 -o APT::Color=0 -o Dpkg::Use-Pty=0)
  "${as_root[@]}" "${apt[@]}" update ||
    stop "apt-get update failed (no network, or no right to use sudo?)" \
      "Missing packages: $packages"
  # shellcheck disable=SC2086 # one word a package
  "${as_root[@]}" "${apt[@]}" install -y --no-install-recommends $packages ||
    stop "apt-get could not install: $packages" \
      "Is there a network connection, and does /etc/apt list Debian 12 (bookworm)?"
  packages=$(missing_packages "$@" | tr '\n' ' ')
  [ -z "$packages" ] || stop "still missing after the installation: $packages"
}

# Configures and builds a preset; further arguments go to the build.
build() {
  local preset=$1
  shift
  say "building ($preset, $jobs at a time)"
  cmake --preset "$preset" "${configure_options[@]}" >"$log" 2>&1 || {
    cat "$log" >&2
    stop "configuring failed: see above"
  }
  cmake --build --preset "$preset" -j "$jobs" "$@" || stop "the build failed: see above"
}

configure_options=()
log=$(mktemp)
trap 'rm -f "$log"' EXIT
