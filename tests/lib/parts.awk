# Makes one test of the output of several parts: awk -v expected=NUMBER -f parts.awk
# Numbers their cases through, counts them, and fails if a part failed or did not come to its end.
/^(not )?ok [0-9]+ - / { sub(/ok [0-9]+/, "ok " ++number) }
/^ok / { passed++ }
/^not ok / { failed++ }
/^[0-9]+ passed, [0-9]+ failed$/ { parts++; next }
/^# [a-z0-9.-]+ ended with [0-9]+$/ { ended++ }
{ print; fflush() }
END {
	if (parts != expected) {
		print "not ok " ++number " - all " expected " parts run to their end"
		failed++
	}
	printf "%d passed, %d failed\n", passed, failed
	exit failed + ended > 0
}
