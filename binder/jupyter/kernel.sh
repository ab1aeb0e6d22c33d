#!/bin/sh
# Starts the kernel in the place of this process, or says in one sentence why it cannot: the notebook server logs that.
# `./workbook setup` puts this file beside kernel.json, with the two paths filled in, and makes the archive there.
set -eu
readonly JDK='@JAVA_HOME@'
readonly JAR='@JAR@'
readonly HERE="${0%/*}"
connection_file=$1

fail() { echo "meanwhile: the kernel cannot start, because $*; run ./workbook setup" >&2; exit 1; }

# java FLAG...: with these flags and those that hold for the archive too, which fits nothing else
java() {
    # a heap that starts small: else the first cells touch 100 MB; room for code (it is only reserved): else, once 7 MB are
    # compiled, the JVM collects everything and stands still for 90 ms, which real(...) shows
    exec "$JDK/bin/java" "$@" \
        -XX:+UseSerialGC -Xms32m -XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=200m \
        --add-opens jdk.jshell/jdk.jshell=ALL-UNNAMED --enable-preview -XX:+EnableDynamicAgentLoading \
        -Djava.util.logging.config.file="$HERE/logging.properties" \
        -cp "$HERE/jjava.jar:$JAR" org.dflib.jjava.distro.JJava "$connection_file"
}

[ -x "$JDK/bin/java" ] || fail "there is no JDK at $JDK"
grep -q '^JAVA_VERSION="25[."]' "$JDK/release" || fail "the JDK at $JDK is not 25"
for file in "$JAR" "$HERE/jjava.jar"; do
    [ -r "$file" ] || fail "$file is missing or cannot be read"
done

# JDK 25 checks whether the archive fits the JDK, the flags and the machine, but not (JDK-8377932) whether it fits the
# jars: therefore its name
archive=$HERE/kernel-$(cat "$HERE/jjava.jar" "$JAR" | cksum | tr ' ' -).aot

if [ "${MEANWHILE_TRAINING-}" = 1 ]; then
    # no archive is written with an agent on the command line; the library attaches it later, and its module has to be named
    java -XX:AOTCacheOutput="$archive" --add-modules java.instrument
fi
# If the archive is missing, damaged (hence verified) or does not fit, the JVM starts without it, in silence. Not moved in
# memory, kernels share most of it.
java -javaagent:"$JAR" -XX:AOTCache="$archive" -XX:+VerifySharedSpaces \
    -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 \
    -Xlog:disable -Xlog:all=warning,aot*=off,cds*=off:stderr
