# Installing what is missing. Read with "." after stack.sh.

# missing_packages GROUP...: names of deploy/packages that are not installed.
missing_packages() {
	for group; do
		sed 's/#.*//' "$top/deploy/packages" | awk -v group="$group" '$1 == group { print $2, $3 }'
	done | while read -r package command; do
		[ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] ||
		    { [ -n "$command" ] && command -v "$command" >/dev/null; } || echo "$package"
	done
}

# install_packages GROUP...: by apt, as root or through sudo; nothing when all are there.
install_packages() {
	# The names in deploy/packages are those of one release.
	release=$(. /etc/os-release 2>/dev/null && echo "${ID-} ${VERSION_ID-}") || true
	command -v dpkg-query >/dev/null && [ "$release" = 'debian 12' ] ||
	    fail "this needs Debian 12 (bookworm); /etc/os-release says '${release:-nothing}'." \
	    "A container will do: docker run -it -v \"$top\":/contactsd debian:12"

	missing=$(missing_packages "$@" | tr '\n' ' ')
	[ -n "$missing" ] || return 0
	root=
	if [ "$(id -u)" -ne 0 ]; then
		command -v sudo >/dev/null ||
		    fail "packages are missing and there is no sudo. As root: apt-get install $missing"
		root=sudo
	fi
	say "installing packages: $missing"
	apt_log=$(mktemp)
	hold_services
	if $root apt-get -q -o DPkg::Lock::Timeout=120 update >"$apt_log" 2>&1 &&
	    $root env DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1 apt-get -q -y \
	    -o DPkg::Lock::Timeout=120 install --no-install-recommends $missing >>"$apt_log" 2>&1; then
		release_services
		rm -f "$apt_log"
		return 0
	fi
	release_services
	tail -n 15 "$apt_log" >&2
	rm -f "$apt_log"
	fail "apt-get failed; its last lines are above. Is there a network, and do the sources in" \
	    "/etc/apt work? To install by hand: apt-get install $missing"
}

# Debian starts nginx (on port 80) and PostgreSQL when it installs them. Nobody
# asked for that here: what is newly installed is not started, now or at boot.
policy=/usr/sbin/policy-rc.d
hold_services() {
	held=
	for service in nginx postgresql; do
		case " $missing" in
		*" $service"*) held="$held $service" ;;
		esac
	done
	if [ -z "$held" ] || [ -e "$policy" ]; then
		policy=
		return 0
	fi
	trap release_services EXIT
	trap 'exit 130' INT
	trap 'exit 143' TERM
	$root tee "$policy" >/dev/null <<-'END'
	#!/bin/sh
	# Made by contactsd while it installs packages, and removed right after.
	case " $*" in
	*" nginx"* | *" postgresql"*) exit 101 ;;
	esac
	END
	$root chmod 0755 "$policy"
}
release_services() {
	trap - EXIT INT TERM
	[ -z "$policy" ] || $root rm -f "$policy"
	if [ -d /run/systemd/system ]; then
		for service in $held; do
			$root systemctl --quiet disable "$service" >/dev/null 2>&1 || true
		done
	fi
	held=
}
