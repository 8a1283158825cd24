#!/usr/bin/env python3
"""Verifies an exported ledger log. It shares no code with the program that wrote it.

    verify-ledger.py FILE... [--head HASH]

FILE is a log as `recount export --format log` writes it: JSON Lines. With --head, the hash of an
earlier head must be found in the log. Exit code 0: all is as it was written; 1: something is not, and
each line of the output names the row; 2: a file cannot be read.

Python 3.8 or later, standard library only.
"""

import argparse
import hashlib
import json
import sys

NO_HASH = "0" * 64
ROW_FIELDS = [
    "revision", "format", "kind", "id", "version", "status", "redirect", "import",
    "author", "approvedBy", "recordedAt", "commitments", "previousHash", "hash",
]
LINE_FIELDS = {
    "log": {"line", "format", "content"},
    "revision": {"line", "parts", *ROW_FIELDS},
    "record": {"line", "kind", "id", "version", "revision", "shown_from", "status", "redirect"},
    "end": {"line", "pointers"},
}
LEDGER_KINDS = ("import", "redaction")


def sha256(text):
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def canonical(value):
    """RFC 8785 for what stands in a row: objects with ASCII names, texts, whole numbers and null."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def commitment(part, salt, value):
    """`value` is the text of the value's canonical JSON."""
    start = canonical({"format": 2, "part": part, "salt": salt})
    return sha256(start[:-1] + ',"value":' + value + "}")


def hash_of(row, parts):
    if row["format"] == 1:
        covered = ["revision", "kind", "id", "version", "author", "recordedAt", "previousHash"]
        fields = {name: row[name] for name in covered}
        fields["format"] = 1
        fields["bodyDigest"] = sha256(parts["record"]["json"])
        fields["reason"] = json.loads(parts["reason"]["json"])
        return sha256(canonical(fields))
    fields = {name: row[name] for name in ROW_FIELDS if name != "hash"}
    if fields["approvedBy"] is None:
        del fields["approvedBy"]
    return sha256(canonical(fields))


class Verifier:
    def __init__(self):
        self.problems = []
        self.content = None
        self.revision = 0
        self.hash = NO_HASH
        self.recorded_at = ""
        self.hashes = set()
        self.versions = {}
        self.rows = []
        self.published = {}
        self.missing = {}
        self.redacted = set()
        self.records = {}
        self.last_record = ("", "")
        self.pointers = None

    def problem(self, where, what):
        self.problems.append(f"{where}: {what}")

    def read(self, number, text):
        where = f"line {number}"
        try:
            line = json.loads(text)
            kind = line["line"]
            again = json.dumps(line, separators=(",", ":"), ensure_ascii=False)
        except (ValueError, KeyError, TypeError):
            return self.problem(where, "it is no line of a log")
        if kind == "revision" and isinstance(line.get("revision"), int):
            where = f"revision {line['revision']}"
        if kind == "record":
            where = f"record {line.get('kind')} {line.get('id')}"
        if again != text:
            self.problem(where, "it is not written as a log is")
        if set(line) != LINE_FIELDS.get(kind):
            self.problem(where, "it has other fields than such a line has")
        if self.pointers is not None:
            self.problem(where, "it comes after the end")
        try:
            {"log": self.begin, "revision": self.row, "record": self.record, "end": self.end}[kind](line, where)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            self.problem(where, f"it lacks something or holds something else: {error!r}")

    def begin(self, line, where):
        if self.content or self.revision or self.records:
            self.problem("line 1", f"the first line of a log stands at {where}")
        if line["format"] != 1 or line["content"] not in ("values", "commitments"):
            self.problem(where, "it is not the first line of a log of a known format")
        self.content = line["content"]

    def row(self, line, where):
        parts = line["parts"]
        row = {name: line[name] for name in ROW_FIELDS}
        if self.records:
            self.problem(where, "it comes after the records")
        if row["revision"] != self.revision + 1:
            self.problem(f"revision {self.revision + 1}", f"missing: revision {row['revision']} comes next")
        if row["previousHash"] != self.hash:
            self.problem(where, f"it does not follow revision {self.revision}: the previous hash differs")
        if row["recordedAt"] < self.recorded_at:
            self.problem(where, "it was recorded before the revision in front of it")
        name = (row["kind"], row["id"])
        if row["version"] != self.versions.get(name, 0) + 1:
            self.problem(where, f"version {row['version']} follows version {self.versions.get(name, 0)}")
        if row["format"] not in (1, 2):
            self.problem(where, "its format is not known")
        elif row["format"] == 2 or self.content == "values":
            if hash_of(row, parts) != row["hash"]:
                self.problem(where, "its hash is not that of its fields")
        if row["format"] == 2:
            self.check_parts(row, parts, where)
        self.revision, self.hash, self.recorded_at = row["revision"], row["hash"], row["recordedAt"]
        self.hashes.add(row["hash"])
        self.versions[name] = row["version"]
        self.rows.append(row)
        if row["kind"] == "import":
            self.published[row["id"]] = row["revision"]
        if row["kind"] == "redaction" and "record" in parts:
            content = json.loads(parts["record"]["json"])
            self.redacted.update((content["revision"], part) for part in content["parts"])

    def check_parts(self, row, parts, where):
        for part, value in parts.items():
            if commitment(part, value["salt"], value["json"]) != row["commitments"].get(part):
                self.problem(where, f"its part {part} is not what it commits to")
        if self.content == "values":
            for part in row["commitments"]:
                if part not in parts:
                    self.missing[(row["revision"], part)] = where

    def record(self, line, where):
        name = (line["kind"], line["id"])
        if name <= self.last_record:
            self.problem(where, "it is there twice or out of order")
        self.records[name] = (line, where)
        self.last_record = name

    def end(self, line, where):
        self.pointers = {pointer["name"]: pointer for pointer in line["pointers"]}

    def finish(self):
        for key, where in self.missing.items():
            if key not in self.redacted:
                self.problem(where, f"its part {key[1]} is gone, and no redaction says so")
        if self.content == "values":
            for revision, part in sorted(self.redacted - set(self.missing)):
                self.problem(f"revision {revision}", f"its part {part} was redacted and is there")
        self.check_records()
        self.check_pointers()

    def check_records(self):
        current = {}
        for row in self.rows:
            shown_from = row["revision"] if row["import"] is None else self.published.get(row["import"])
            if shown_from is not None and row["kind"] not in LEDGER_KINDS:
                current[(row["kind"], row["id"])] = (row, shown_from)
        for (kind, id), (row, shown_from) in current.items():
            line, where = self.records.pop((kind, id), (None, f"record {kind} {id}"))
            expected = {name: row[name] for name in ("version", "revision", "status", "redirect")}
            expected["shown_from"] = shown_from
            if line is None:
                self.problem(where, "missing")
            elif any(line.get(name) != value for name, value in expected.items()):
                self.problem(where, "its current state is not what the log says")
        for line, where in self.records.values():
            self.problem(where, "it is not in the log")

    def check_pointers(self):
        if self.content is None:
            self.problem("line 1", "missing: the first line of a log")
        if self.pointers is None:
            return self.problem("end", f"missing: the log is cut off after revision {self.revision}")
        shown = [row for row in self.rows if row["import"] is None]
        for name, last in (("head", self.rows[-1:]), ("shown", shown[-1:])):
            expected = (last[0]["revision"], last[0]["hash"]) if last else (0, NO_HASH)
            pointer = self.pointers.get(name, {})
            if (pointer.get("revision"), pointer.get("hash")) != expected:
                at = pointer.get("revision")
                where = f"revision {at}" if isinstance(at, int) and at > expected[0] else "end"
                self.problem(where, f"the pointer {name} says {at}, the log {expected[0]}")


def verify(path, head):
    verifier = Verifier()
    with open(path, encoding="utf-8", errors="surrogatepass", newline="\n") as file:
        for number, text in enumerate(file, 1):
            verifier.read(number, text.rstrip("\n"))
    verifier.finish()
    if head is not None and head not in verifier.hashes | {NO_HASH}:
        verifier.problem("head", f"{head} is not in the log")
    return verifier


def main():
    parser = argparse.ArgumentParser(description="Verifies an exported ledger log.")
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument("--head", help="the hash of an earlier head, which must be in the log")
    options = parser.parse_args()
    code = 0
    for path in options.files:
        try:
            verifier = verify(path, options.head)
        except (OSError, UnicodeError) as error:
            print(f"{path}: cannot be read: {error}")
            code = 2
            continue
        for problem in verifier.problems:
            print(f"{path}: {problem}")
        if verifier.problems:
            code = max(code, 1)
        else:
            redacted = len(verifier.missing) if verifier.content == "values" else "unknown"
            print(f"{path}: ok, {verifier.revision} revisions, {redacted} parts redacted, head {verifier.hash}")
    return code


if __name__ == "__main__":
    sys.exit(main())
