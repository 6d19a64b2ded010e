#!/usr/bin/env python3
"""Verifies a dossier that Jackdaw released, as docs/formats/dossier.md of Jackdaw tells. Python 3.8 or later, nothing else.

    python3 verify.py verify <folder> [--known <checkpoint file>]... [--key <public key>]
    python3 verify.py replay <folder> <finding number or id>

Ends with 0 when everything holds, 1 when something does not, 2 when it was not told rightly what to do.
"""
import base64
import binascii
import datetime
import hashlib
import json
import os
import re
import stat
import sys

PLAIN = {
    "bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt", "checkpoint.txt", "seal.json",
    "data/README.txt", "data/verify.mjs", "data/verify.py", "data/case.json", "data/dossier/index.html",
    "data/dossier/manifest.json", "data/journal/checkpoint.txt", "data/journal/leaves.txt", "data/journal/entries.ndjson",
    "data/exhibits.json", "data/statements.ndjson", "data/findings.json",
}
MAY_BE = {"time-token.tsr", "data/dossier/dossier.pdf", "data/dossier/schedule.csv", "data/dossier/adverse.csv"}
TAGS = {"bag-info.txt", "bagit.txt", "checkpoint.txt", "manifest-sha256.txt", "seal.json"}
FOLDERS = {"data", "data/dossier", "data/journal", "data/exhibits", "data/rows"}
NAME = re.compile(r"[A-Za-z0-9._/-]+\Z")
MANY = re.compile(r"data/(exhibits/[0-9a-f]{64}|rows/([0-9a-f]{32}|F[1-9][0-9]*)\.ndjson)\Z")
HEX = re.compile(r"[0-9a-f]{64}\Z")
EXTRACT = {
    "case.created", "key.introduced", "authority.recorded", "settings.changed", "content.purged", "judgement.made",
    "judgement.undone", "finding.written", "finding.changed", "finding.withdrawn", "finding.reviewed", "findings.ordered",
    "hypothesis.written", "hypothesis.changed", "hypothesis.withdrawn", "evidence.weighed", "exhibit.received",
    "finding.looked-again", "source.graded", "grade.withdrawn", "disclosure.reasoned", "adverse.explained",
}


class Stop(Exception):
    """What keeps a part of the verification from going on."""

    def __init__(self, code, where, message):
        super().__init__(message)
        self.code, self.where, self.message = code, where, message


# ---- Ed25519, RFC 8032 section 5.1 (verification only; nothing here is secret, so time does not matter) ----

P = 2 ** 255 - 19
L = 2 ** 252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


def point_add(a, b):
    x1, y1, z1, t1 = a
    x2, y2, z2, t2 = b
    e_a, e_b = (y1 - x1) * (y2 - x2) % P, (y1 + x1) * (y2 + x2) % P
    e_c, e_d = 2 * t1 * t2 * D % P, 2 * z1 * z2 % P
    e, f, g, h = e_b - e_a, e_d - e_c, e_d + e_c, e_b + e_a
    return e * f % P, g * h % P, f * g % P, e * h % P


def point_times(number, point):
    result = (0, 1, 1, 0)
    while number > 0:
        if number & 1:
            result = point_add(result, point)
        point = point_add(point, point)
        number >>= 1
    return result


def point_of(encoded):
    y = int.from_bytes(encoded, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P != 0:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P != 0 or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def ed25519_holds(public_key, message, signature):
    a, r = point_of(public_key), point_of(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + public_key + message).digest(), "little") % L
    left, right = point_times(s, BASE), point_add(r, point_times(h, a))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


# ---- JSON in canonical form, hashes, the tree of RFC 6962 ----

def in_order(value):
    """Members in order of UTF-16 code units (RFC 8785, 3.2.3)."""
    if isinstance(value, dict):
        return {name: in_order(value[name]) for name in sorted(value, key=lambda name: name.encode("utf-16-be", "surrogatepass"))}
    return [in_order(one) for one in value] if isinstance(value, list) else value


def canonical(value):
    return json.dumps(in_order(value), ensure_ascii=False, separators=(",", ":"))


def no_float(text):
    raise ValueError("a number that is not whole: " + text)


def parse(text, where):
    try:
        value = json.loads(text, parse_float=no_float, parse_constant=no_float)
        is_canonical = canonical(value) == text
    except (ValueError, RecursionError):
        raise Stop("form", where, "It is no JSON.")
    if not is_canonical:
        raise Stop("form", where, "It is not canonical JSON.")
    return value


def has(value, required, optional=()):
    return isinstance(value, dict) and set(required) <= set(value) <= set(required) | set(optional)


def sha(*parts):
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part if isinstance(part, bytes) else part.encode("utf-8"))
    return digest.hexdigest()


def framed(parts):
    return "".join("-;" if part is None else "%d:%s;" % (len(part.encode("utf-16-le", "surrogatepass")) // 2, part) for part in parts)


def node(left, right):
    return sha(b"\x01", bytes.fromhex(left), bytes.fromhex(right))


def tree_root(hashes):
    """MTH of section 2.1, level by level: a last one without a sister goes up as it is."""
    level = list(hashes)
    if not level:
        return sha(b"")
    while len(level) > 1:
        above = [node(level[at], level[at + 1]) for at in range(0, len(level) - 1, 2)]
        level = above + ([level[-1]] if len(level) % 2 else [])
    return level[0]


def proof_root(leaf, index, size, proof):
    """The root that a proof of section 2.1.1 leads to, by the shape of the tree; None where its length does not fit."""
    def climb(at, width, steps):
        if width == 1:
            return leaf if not steps else None
        if not steps:
            return None
        split = 1 << (width - 1).bit_length() - 1
        below = climb(at, split, steps[:-1]) if at < split else climb(at - split, width - split, steps[:-1])
        if below is None:
            return None
        return node(below, steps[-1]) if at < split else node(steps[-1], below)
    return climb(index, size, proof)


# ---- checkpoints ----

CHECKPOINT = re.compile("([^\n]+)\n(0|[1-9][0-9]{0,15})\n([A-Za-z0-9+/]{43}=)\n\n\u2014 ([^ \n+]+) ([A-Za-z0-9+/]+=*)\n\\Z")


def unbase64(text):
    try:
        decoded = base64.b64decode(text, validate=True)
    except binascii.Error:
        return None
    return decoded if base64.b64encode(decoded).decode() == text else None


class Checkpoint:
    def __init__(self, text, where, code="journal.signature"):
        match = CHECKPOINT.match(text)
        root, signature = (unbase64(match.group(3)), unbase64(match.group(5))) if match else (None, None)
        if root is None or signature is None or len(root) != 32 or len(signature) != 68:
            raise Stop(code, where, "It is no signed checkpoint.")
        self.origin, self.size, self.root = match.group(1), int(match.group(2)), root.hex()
        self.signed = text[: text.index("\n\n") + 1].encode("utf-8")
        self.key_name, self.key_id, self.signature = match.group(4), signature[:4], signature[4:]

    def is_signed_by(self, key, origin):
        match = re.match(r"([^+\n]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)\Z", key)
        public = unbase64(match.group(3)) if match else None
        if public is None or len(public) != 33 or public[0] != 1 or match.group(1) != origin or self.key_name != origin:
            return False
        identity = hashlib.sha256(origin.encode("utf-8") + b"\n" + public).digest()[:4]
        return identity.hex() == match.group(2) and identity == self.key_id and ed25519_holds(public[1:], self.signed, self.signature)


# ---- the verification ----

class Verification:
    def __init__(self, folder, known=(), key=None):
        self.folder, self.known, self.key = folder, known, key
        self.faults, self.files, self.keys, self.entries = [], {}, [], []
        self.case = self.journal_leaves = self.all_leaves = self.released = self.exhibits = self.statements = self.findings = self.time = None

    def fault(self, code, where, message):
        self.faults.append((code, where, message))

    def part(self, work):
        try:
            return work()
        except Stop as stop:
            self.fault(stop.code, stop.where, stop.message)
        except (KeyError, TypeError, ValueError, AttributeError, IndexError, OSError, RecursionError) as error:
            self.fault("form", "the folder", "It cannot be read on: %r" % (error,))
        return None

    def run(self):
        self.part(lambda: self.list_files(""))
        self.part(self.check_files)
        has_journal = self.part(self.check_journal)
        if has_journal:
            self.part(self.check_seal)
            self.part(self.check_keys)
            for text in self.known:
                self.part(lambda: self.check_known(text))
        self.part(self.check_bag_info)
        self.part(self.check_exhibits)
        if self.exhibits is not None:
            self.part(self.check_statements)
        if self.statements is not None:
            self.part(self.check_findings)
        if self.findings is not None:
            self.part(self.check_numbers)
        if "time-token.tsr" in self.files:
            self.part(self.check_time)
        return self.faults

    # -- files --

    def path(self, name):
        return os.path.join(self.folder, *name.split("/"))

    def bytes(self, name):
        try:
            with open(self.path(name), "rb") as file:
                return file.read()
        except OSError:
            raise Stop("bag.file", name, "It cannot be read.")

    def text(self, name):
        try:
            return self.bytes(name).decode("utf-8")
        except UnicodeDecodeError:
            raise Stop("form", name, "It is no text.")

    def json(self, name):
        text = self.text(name)
        if not text.endswith("\n"):
            raise Stop("form", name, "Its last line has no end.")
        return parse(text[:-1], name)

    def lines(self, name):
        text = self.text(name)
        if text and not text.endswith("\n"):
            raise Stop("form", name, "Its last line has no end.")
        return [parse(line, name) for line in text.split("\n")[:-1]]

    def hash(self, name):
        digest = hashlib.sha256()
        with open(self.path(name), "rb") as file:
            for block in iter(lambda: file.read(1 << 20), b""):
                digest.update(block)
        return digest.hexdigest()

    def list_files(self, below):
        for name in sorted(os.listdir(self.path(below) if below else self.folder)):
            path = below + "/" + name if below else name
            found = os.lstat(os.path.join(self.folder, path))
            if not NAME.match(path):
                self.fault("bag.file", path, "No file of a dossier has such a name.")
            elif stat.S_ISDIR(found.st_mode):
                if path in FOLDERS:
                    self.list_files(path)
                else:
                    self.fault("bag.file", path, "There is no such folder in a dossier.")
            elif not stat.S_ISREG(found.st_mode):
                self.fault("bag.file", path, "It is not a plain file.")
            else:
                self.files[path] = found.st_size
                if path not in PLAIN and path not in MAY_BE and not MANY.match(path):
                    self.fault("bag.file", path, "There is no such file in a dossier.")

    def check_files(self):
        for path in sorted(PLAIN - set(self.files)):
            self.fault("bag.file", path, "It is missing.")
        if self.bytes("bagit.txt") != b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n":
            self.fault("bag.tag", "bagit.txt", "It is not as it has to be.")
        payload = {path for path in self.files if path.startswith("data/")}
        self.part(lambda: self.check_manifest("manifest-sha256.txt", payload))
        self.part(lambda: self.check_manifest("tagmanifest-sha256.txt", TAGS))

    def check_manifest(self, name, wanted):
        text = self.text(name)
        if not text.endswith("\n"):
            raise Stop("bag.tag", name, "Its last line has no end.")
        named = []
        for line in text.split("\n")[:-1]:
            digest, blank, path = line[:64], line[64:66], line[66:]
            if not HEX.match(digest) or blank != "  " or not NAME.match(path):
                raise Stop("bag.tag", name, "A line of it is none of a manifest.")
            named.append(path)
            if path not in wanted or path not in self.files:
                self.fault("bag.file", path, name + " names it, and it is not there.")
            elif self.hash(path) != digest:
                self.fault("bag.hash", path, "It has not the hash that " + name + " tells.")
        if named != sorted(set(named)):
            self.fault("bag.tag", name, "Its lines are not in order, or one stands twice.")
        for path in sorted(set(wanted) - set(named)):
            self.fault("bag.file", path, name + " does not name it.")

    def check_bag_info(self):
        sizes = [size for path, size in self.files.items() if path.startswith("data/")]
        day = (self.released or "")[:10]
        identity = self.case["id"] if self.case else ""
        wanted = "Bagging-Date: %s\nExternal-Identifier: jackdaw/%s\nBagit-Profile-Identifier: jackdaw-bundle/1\nPayload-Oxum: %d.%d\n"
        if self.text("bag-info.txt") != wanted % (day, identity, sum(sizes), len(sizes)):
            self.fault("bag.tag", "bag-info.txt", "It does not tell what this bag is.")

    # -- journal --

    def check_journal(self):
        self.case = self.json("data/case.json")
        self.origin = "jackdaw/" + self.case["id"]
        text = self.text("data/journal/leaves.txt")
        leaves = text.split("\n")[:-1]
        if not text.endswith("\n") or not all(HEX.match(leaf) for leaf in leaves):
            raise Stop("form", "data/journal/leaves.txt", "It is no list of hashes.")
        self.journal_leaves = leaves
        checkpoint = Checkpoint(self.text("data/journal/checkpoint.txt"), "data/journal/checkpoint.txt")
        if checkpoint.size != len(leaves) or tree_root(leaves) != checkpoint.root:
            self.fault("journal.root", "data/journal/checkpoint.txt", "The leaves are not those that were signed.")
        self.read_entries(self.lines("data/journal/entries.ndjson"), "data/journal/entries.ndjson", leaves, checkpoint, 0)
        for entry in self.entries:
            if entry["verb"] not in EXTRACT:
                self.fault("journal.entry", "entry %d" % entry["sequence"], "An entry of this kind does not belong here.")
        first = self.entries[0] if self.entries else {}
        if first.get("sequence") != 1 or first.get("verb") != "case.created" or (first.get("payload") or {}).get("case") != self.case:
            self.fault("journal.key", "data/case.json", "It is not the case that the first entry of the journal made.")
        self.check_signature(checkpoint, "data/journal/checkpoint.txt")
        return True

    def read_entries(self, lines, where, leaves, checkpoint, after):
        for line in lines:
            if not has(line, ("actor", "actorSalt", "leaf", "payload", "payloadSalt", "proof", "sequence")):
                raise Stop("form", where, "An entry has not the members that it has to have.")
            entry = self.open_entry(line, leaves, checkpoint.root)
            if entry["sequence"] <= after:
                self.fault("journal.entry", "entry %d" % entry["sequence"], "Entries are not in order.")
            after = entry["sequence"]
            self.entries.append(entry)
            if entry["verb"] == "key.introduced" and entry["payload"]:
                self.keys.append((entry["sequence"], entry["payload"]["key"]))

    def open_entry(self, line, leaves, root):
        sequence = line["sequence"]
        where = "entry %s" % sequence
        if type(sequence) is not int or not 1 <= sequence <= len(leaves):
            raise Stop("journal.entry", where, "There is no such entry in the journal.")
        leaf = parse(line["leaf"], where)
        if not has(leaf, ("actor", "batch", "payload", "previous", "sequence", "time", "verb")):
            raise Stop("journal.entry", where, "Its leaf is none.")
        digest = sha(b"\x00", line["leaf"])
        before = leaves[sequence - 2] if sequence > 1 else "0" * 64
        if digest != leaves[sequence - 1] or leaf["sequence"] != sequence or leaf["previous"] != before:
            self.fault("journal.entry", where, "It is not the entry that was hashed, or does not follow on the one before.")
        proof = line["proof"]
        if not isinstance(proof, list) or not all(isinstance(step, str) and HEX.match(step) for step in proof):
            raise Stop("form", where, "Its proof is none.")
        if proof_root(digest, sequence - 1, len(leaves), proof) != root:
            self.fault("journal.proof", where, "Its proof does not lead to the root.")
        entry = {"sequence": sequence, "verb": leaf["verb"], "time": leaf["time"], "actor": None, "payload": None}
        values = [line[name] for name in ("actor", "actorSalt", "payload", "payloadSalt")]
        if all(value is None for value in values):
            return entry
        opens = all(isinstance(value, str) for value in values) and HEX.match(values[1]) and HEX.match(values[3])
        if not opens or sha(bytes.fromhex(values[1]), values[0]) != leaf["actor"] or sha(bytes.fromhex(values[3]), values[2]) != leaf["payload"]:
            self.fault("journal.entry", where, "Actor or payload is not what was committed to.")
            return entry
        entry["actor"], entry["payload"] = values[0], parse(values[2], where)
        return entry

    def check_seal(self):
        seal = self.json("seal.json")
        if not has(seal, ("entries", "leaves")) or not all(HEX.match(leaf) for leaf in seal["leaves"]):
            raise Stop("form", "seal.json", "It is no seal.")
        checkpoint = Checkpoint(self.text("checkpoint.txt"), "checkpoint.txt")
        leaves = self.journal_leaves + seal["leaves"]
        self.all_leaves = leaves
        if not seal["leaves"] or checkpoint.size != len(leaves) or tree_root(leaves) != checkpoint.root:
            self.fault("journal.root", "checkpoint.txt", "The leaves are not those that were signed.")
        count = len(self.entries)
        self.read_entries(seal["entries"], "seal.json", leaves, checkpoint, len(self.journal_leaves))
        sealed = self.entries[count:]
        if any(entry["verb"] != "key.introduced" for entry in sealed[:-1]):
            self.fault("seal", "seal.json", "Only keys and the release belong into the seal.")
        release = sealed[-1] if sealed else {"sequence": 0, "verb": "", "time": "", "payload": None}
        payload = release["payload"] or {}
        self.released = release["time"]
        is_release = release["sequence"] == len(leaves) and release["verb"] == "dossier.released"
        if not is_release or payload.get("format") != "jackdaw-bundle/1" or payload.get("sha256") != self.hash("manifest-sha256.txt"):
            self.fault("seal", "seal.json", "The journal did not release these bytes.")
        self.check_signature(checkpoint, "checkpoint.txt")

    def check_signature(self, checkpoint, where):
        keys = [key for sequence, key in self.keys if sequence <= checkpoint.size]
        if checkpoint.origin != self.origin or not any(checkpoint.is_signed_by(key, self.origin) for key in keys):
            self.fault("journal.signature", where, "It is not signed by a key that the journal had introduced by then.")

    def check_keys(self):
        first = self.keys[0][1] if self.keys else None
        if first != self.case["publicKey"]:
            self.fault("journal.key", "data/case.json", "Its key is not the first that the journal introduced.")
        if self.key is not None and first != self.key.strip():
            self.fault("journal.key", "the key that is known", "It is not the first that the journal introduced.")

    def check_known(self, text):
        checkpoint = Checkpoint(text, "a known checkpoint", "journal.known")
        where = "known checkpoint %d" % checkpoint.size
        leaves = self.all_leaves or self.journal_leaves
        if checkpoint.origin != self.origin or not any(checkpoint.is_signed_by(key, self.origin) for _, key in self.keys):
            self.fault("journal.known", where, "It is of another journal, or signed by a key that this one does not know.")
        elif checkpoint.size > len(leaves):
            self.fault("journal.known", where, "This journal has %d entries: it was cut back, or the dossier is older than the checkpoint. Take one from before the release." % len(leaves))
        elif tree_root(leaves[: checkpoint.size]) != checkpoint.root:
            self.fault("journal.known", where, "The journal does not begin with that tree: it was rewritten.")

    # -- exhibits, statements, findings --

    def check_exhibits(self):
        listed = self.json("data/exhibits.json")
        received = {entry["payload"]["exhibit"]["id"]: entry["payload"]["exhibit"]
                    for entry in self.entries if entry["verb"] == "exhibit.received" and entry["payload"]}
        by_id, numbers = {}, []
        for one in listed:
            if not has(one, ("id", "number", "path", "sha256", "sizeBytes"), ("parent",)):
                raise Stop("form", "data/exhibits.json", "An exhibit has not the members that it has to have.")
            where = "exhibit %s" % one["number"]
            if one["id"] in by_id:
                self.fault("exhibit", where, "It is listed twice.")
            by_id[one["id"]] = one
            numbers.append([int(part) for part in one["number"].split(".")])
            if sha(framed([one.get("parent"), one["path"], one["sha256"]]))[:32] != one["id"]:
                self.fault("exhibit", where, "Its id does not follow from its path and hash.")
            name = "data/exhibits/" + one["sha256"]
            if self.files.get(name) != one["sizeBytes"] or self.hash(name) != one["sha256"]:
                self.fault("exhibit", where, "Its bytes are not there, or not those that are named.")
            told = received.get(one["id"], {})
            if self.journal_leaves is not None and "parent" not in one and any(told.get(member) != one[member] for member in ("number", "path", "sha256", "sizeBytes")):
                self.fault("exhibit", where, "The journal did not receive it so.")
        if any(numbers[at] >= numbers[at + 1] for at in range(len(numbers) - 1)):
            self.fault("exhibit", "data/exhibits.json", "Exhibits are not in order of their numbers.")
        for one in listed:
            if "parent" in one and one["parent"] not in by_id:
                self.fault("exhibit", "exhibit %s" % one["number"], "That in which it was found is not there.")
        hashes = {one["sha256"] for one in listed}
        for path in self.files:
            if path.startswith("data/exhibits/") and path[len("data/exhibits/"):] not in hashes:
                self.fault("exhibit", path, "No exhibit of the list has these bytes.")
        for identity in received:
            if identity not in by_id:
                self.fault("exhibit", "data/journal/entries.ndjson", "It tells of an exhibit that is not in the list.")
        self.exhibits = by_id

    def check_statements(self):
        statements = {}
        before = ""
        for one in self.lines("data/statements.ndjson"):
            if not has(one, ("entity", "exhibit", "id", "locator", "property", "schema", "value"), ("lang", "original")):
                raise Stop("form", "data/statements.ndjson", "A statement has not the members that it has to have.")
            identity = sha(framed([one["exhibit"], one["locator"], one["entity"], one["property"], one["value"], one.get("lang")]))
            if identity != one["id"] or one["exhibit"] not in self.exhibits:
                self.fault("statement", one["id"], "Its id does not follow from it, or its exhibit is not there.")
            if one["id"] <= before:
                self.fault("statement", one["id"], "Statements are not in order.")
            before = one["id"]
            statements[one["id"]] = one
        self.statements = statements

    def persons(self):
        said = {}
        for entry in self.entries:
            verb, payload = entry["verb"], entry["payload"]
            if not payload or not verb.startswith("finding."):
                continue
            words = said.setdefault(payload["id"], {"written": None, "reviewed": None, "withdrawn": None})
            if verb in ("finding.written", "finding.changed"):
                words.update(written=entry, reviewed=None, withdrawn=None)
            elif verb == "finding.reviewed":
                words.update(reviewed=entry, withdrawn=None)
            elif verb == "finding.withdrawn":
                words["withdrawn"] = {"by": entry["actor"], "reason": payload["reason"]}
        return said

    def check_findings(self):
        findings = self.json("data/findings.json")
        said = self.persons()
        standing = [one for one in findings if "withdrawn" not in one]
        aside = [one for one in findings if "withdrawn" in one]
        numbers = [one.get("number") for one in findings]
        if findings != standing + aside or numbers != list(range(1, len(standing) + 1)) + list(range(1, len(aside) + 1)):
            self.fault("finding", "data/findings.json", "Findings are not numbered as they have to be.")
        if len({one["id"] for one in findings}) != len(findings):
            self.fault("finding", "data/findings.json", "A finding stands twice.")
        for one in findings:
            if not has(one, ("chapter", "citations", "id", "kind", "number", "numbers", "rule", "sentence", "state"), ("stale", "withdrawn")):
                raise Stop("form", "data/findings.json", "A finding has not the members that it has to have.")
            where = "finding %s" % one["id"]
            if not one["sentence"].strip() or not one["citations"] or one["kind"] not in ("fact", "allegation", "assessment"):
                self.fault("finding", where, "It says or cites nothing, or is of no kind.")
            for cited in one["citations"]:
                self.check_citation(cited, where)
            if self.journal_leaves is not None:
                self.check_words(one, said.get(one["id"], {"written": None, "reviewed": None, "withdrawn": None}), where)
        there = {one["id"] for one in findings}
        for identity, words in said.items():
            if words["written"] and identity not in there:
                self.fault("finding", "finding %s" % identity, "A person wrote it, and it is not there.")
        self.findings = findings

    def check_citation(self, cited, where):
        if not has(cited, ("exhibit", "locator", "role"), ("quote", "statement")) or cited["role"] not in ("support", "against"):
            self.fault("finding", where, "A citation of it is none.")
            return
        if cited["exhibit"] not in self.exhibits or not cited["locator"]:
            self.fault("finding", where, "It cites an exhibit that is not there.")
        if "statement" in cited:
            if self.statements.get(cited["statement"], {}).get("exhibit") != cited["exhibit"]:
                self.fault("finding", where, "It cites a statement that is not there, or is of another exhibit.")

    def check_words(self, one, words, where):
        written, reviewed = words["written"], words["reviewed"]
        if re.match(r"F[0-9]+\Z", one["id"]):
            draft = written["payload"]["draft"] if written else {"citations": []}
            there = [(cited["exhibit"], cited["locator"], cited["role"]) for cited in one["citations"]]
            wanted = [(cited["exhibitId"], cited["locator"], cited["role"]) for cited in draft["citations"]]
            if there != wanted or any(draft.get(member) != one[member] for member in ("chapter", "sentence", "kind")):
                self.fault("finding", where, "No person wrote it so.")
        state = reviewed["payload"]["outcome"] if reviewed else "reviewed" if written else "machine"
        if one["state"] != state:
            self.fault("finding", where, "Its state is not what persons said.")
        if one["state"] == "confirmed":
            cited = {(place["exhibitId"], place["locator"]) for place in reviewed["payload"]["draft"]["citations"]} if reviewed else set()
            opened = {(place["exhibitId"], place["locator"]) for place in reviewed["payload"]["opened"]} if reviewed else set()
            if not cited & opened or (written and written["actor"] == reviewed["actor"]):
                self.fault("finding", where, "It was confirmed by nobody who could.")
        if one.get("withdrawn") != words["withdrawn"]:
            self.fault("finding", where, "Whether it was withdrawn is not what persons said.")

    # -- numbers --

    def rows(self, identity):
        name = "data/rows/%s.ndjson" % identity
        rows = self.lines(name)
        for row in rows:
            is_row = isinstance(row, dict) and isinstance(row.get("exhibit"), str) and isinstance(row.get("locator"), str)
            if not is_row or not all(value is None or isinstance(value, str) for value in row.values()):
                raise Stop("form", name, "A row of it is none.")
        return rows

    def check_numbers(self):
        needed = {"data/rows/%s.ndjson" % one["id"] for one in self.findings if one["numbers"]}
        there = {path for path in self.files if path.startswith("data/rows/")}
        for path in sorted(needed ^ there):
            self.fault("number", path, "The rows of a number are not there, or no finding has them.")
        for one in self.findings:
            if not one["numbers"] or "data/rows/%s.ndjson" % one["id"] not in there:
                continue
            rows = self.rows(one["id"])
            for number in one["numbers"]:
                if not has(number, ("expression", "name", "printed", "rows", "value")):
                    raise Stop("form", "finding %s" % one["id"], "A number has not the members that it has to have.")
                where = "finding %s, %s" % (one["id"], number["name"])
                if number["rows"] != len(rows):
                    self.fault("number", where, "It is of another number of rows.")
                if compute(number["expression"], rows, where, 1) != number["value"]:
                    self.fault("number", where, "Its rows give another value.")
                if number["printed"] is True and number["value"] and not stands_in(number["value"], one["sentence"]):
                    self.fault("number", where, "It does not stand in the sentence.")

    # -- time --

    def check_time(self):
        where, data = "time-token.tsr", self.bytes("time-token.tsr")
        found = data.find(bytes.fromhex("060b2a864886f70d0109100104"))
        if found < 0:
            raise Stop("time", where, "It holds no time-stamp.")
        wrapped = der(data, found + 13)
        octets = der(data, wrapped[1])
        if wrapped[0] != 0xA0 or octets[0] != 0x04:
            raise Stop("time", where, "It holds no time-stamp.")
        members = children(data, der(data, octets[1]))
        algorithm, digest = children(data, members[2])[:2]
        identifier = children(data, algorithm)[0]
        names = {"608648016503040201": "sha256", "608648016503040202": "sha384", "608648016503040203": "sha512"}
        name = names.get(data[identifier[1]:identifier[2]].hex())
        if name is None or members[4][0] != 0x18:
            raise Stop("time", where, "Its imprint is by another algorithm than SHA-256, SHA-384 or SHA-512.")
        if hashlib.new(name, self.bytes("checkpoint.txt")).digest() != data[digest[1]:digest[2]]:
            raise Stop("time", where, "It is a time-stamp of something else than checkpoint.txt.")
        self.time = data[members[4][1]:members[4][2]].decode("latin-1")


def der(data, at):
    """Tag, start and end of the content of one DER element (X.690, 8.1)."""
    if at + 2 > len(data):
        raise Stop("time", "time-token.tsr", "It is cut off.")
    tag, length, start = data[at], data[at + 1], at + 2
    if length == 0x80 or length > 0x84:
        raise Stop("time", "time-token.tsr", "It is no DER.")
    if length > 0x80:
        count = length - 0x80
        length, start = int.from_bytes(data[start:start + count], "big"), start + count
    if start + length > len(data):
        raise Stop("time", "time-token.tsr", "It is cut off.")
    return tag, start, start + length


def children(data, element):
    found, at = [], element[1]
    while at < element[2]:
        found.append(der(data, at))
        at = found[-1][2]
    return found


# ---- expressions over rows: decimals are pairs of an integer and the number of digits after the point ----

DECIMAL = re.compile(r"(-?)([0-9]+)(?:\.([0-9]+))?\Z")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def decimal_of(text, where):
    match = DECIMAL.match(text)
    if not match:
        raise Stop("number", where, "'%s' is no decimal." % text)
    fraction = match.group(3) or ""
    number = int(match.group(2) + fraction)
    return (-number if match.group(1) else number), len(fraction)


def at_scale(decimal, scale):
    return decimal[0] * 10 ** (scale - decimal[1])


def decimal_text(number, scale):
    while scale > 0 and number % 10 == 0:
        number, scale = number // 10, scale - 1
    digits = str(abs(number)).rjust(scale + 1, "0")
    text = digits[:-scale] + "." + digits[-scale:] if scale else digits
    return "-" + text if number < 0 else text


def compute(expression, rows, where, depth):
    if not isinstance(expression, dict) or depth > 8:
        raise Stop("number", where, "Its expression is none.")
    if set(expression) == {"where", "of"}:
        condition = expression["where"]
        return compute(expression["of"], [row for row in rows if row.get(condition["column"]) == condition["is"]], where, depth + 1)
    if len(expression) != 1:
        raise Stop("number", where, "Its expression is none.")
    (operator, operand), = expression.items()
    if operator == "count":
        return str(len(rows))
    if operator in ("distinct", "first", "last", "sum", "least", "greatest"):
        texts = [row[operand] for row in rows if row.get(operand) is not None]
        if operator == "distinct":
            return str(len(set(texts)))
        if operator in ("first", "last"):
            ordered = sorted(texts, key=lambda text: text.encode("utf-8"))
            return "" if not ordered else ordered[0] if operator == "first" else ordered[-1]
        decimals = [decimal_of(text, where) for text in texts]
        scale = max([0] + [places for _, places in decimals])
        numbers = [at_scale(decimal, scale) for decimal in decimals]
        if operator == "sum":
            return decimal_text(sum(numbers), scale)
        return "" if not numbers else decimal_text(min(numbers) if operator == "least" else max(numbers), scale)
    if operator == "absolute":
        value = compute(operand, rows, where, depth + 1)
        if value == "":
            return ""
        number, scale = decimal_of(value, where)
        return decimal_text(abs(number), scale)
    if operator in ("difference", "days"):
        left, right = [compute(one, rows, where, depth + 1) for one in operand]
        if operator == "days":
            if not DAY.match(left) or not DAY.match(right):
                return ""
            return str((datetime.date.fromisoformat(right[:10]) - datetime.date.fromisoformat(left[:10])).days)
        if left == "" or right == "":
            return ""
        one, other = decimal_of(left, where), decimal_of(right, where)
        scale = max(one[1], other[1])
        return decimal_text(at_scale(one, scale) - at_scale(other, scale), scale)
    raise Stop("number", where, "There is no operator %s." % operator)


def stands_in(value, sentence):
    text = re.sub(r"(?<=[0-9]),(?=[0-9])", "", sentence)
    after = "0*(?![0-9])" if "." in value else r"(?![0-9])(?!\.[0-9]*[1-9])"
    return re.search("(?<![0-9])" + re.escape(value) + after, text) is not None


# ---- the command ----

def replay(folder, name):
    verification = Verification(folder)
    findings = verification.json("data/findings.json")
    found = [one for one in findings if one["id"] == name] or [one for one in findings if "withdrawn" not in one and str(one["number"]) == name]
    if not found:
        raise Stop("usage", folder, "There is no finding %s." % name)
    one = found[0]
    print("%d. %s" % (one["number"], one["sentence"]))
    if not one["numbers"]:
        print("It has no number that can be computed again.")
        return 0
    rows, holds = verification.rows(one["id"]), True
    for number in one["numbers"]:
        again = compute(number["expression"], rows, number["name"], 1)
        holds = holds and again == number["value"]
        told = "" if again == number["value"] else "; the dossier tells " + number["value"]
        print("%s: %s = %s over %d rows%s" % (number["name"], again, canonical(number["expression"]), len(rows), told))
    return 0 if holds else 1


def main(words):
    usage = __doc__.split("\n\n")[1]
    if len(words) == 3 and words[0] == "replay":
        return replay(words[1], words[2])
    if len(words) < 2 or words[0] != "verify" or len(words) % 2:
        raise Stop("usage", "", usage)
    known, key = [], None
    for option, value in zip(words[2::2], words[3::2]):
        if option == "--known":
            with open(value, encoding="utf-8", newline="") as file:
                known.append(file.read())
        elif option == "--key":
            key = value
        else:
            raise Stop("usage", "", usage)
    verification = Verification(words[1], known, key)
    faults = verification.run()
    for fault in faults:
        print("FAULT %s %s: %s" % fault)
    if faults:
        print("%d faults." % len(faults))
        return 1
    print("Everything holds: %s; %d files, %d exhibits, %d findings, released %s as entry %d of the journal." % (
        verification.case["title"], len(verification.files), len(verification.exhibits), len(verification.findings), verification.released,
        len(verification.all_leaves)))
    print("Time token: %s." % (verification.time + "; the signature of its authority was not checked" if verification.time else "none"))
    for _, key_text in verification.keys:
        print("Key: " + key_text)
    if not known:
        print("No known checkpoint was given: that the journal was not cut back and written anew is not shown.")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Stop as stopped:
        print(stopped.message, file=sys.stderr)
        sys.exit(2 if stopped.code == "usage" else 1)
    except OSError as error:
        print(error, file=sys.stderr)
        sys.exit(2)
