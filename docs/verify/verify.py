#!/usr/bin/env python3
"""Checks a record by docs/record-format.md and the rules of the house. Plain Python, nothing to install.

    python3 verify.py record.json [--head FILE]        exit 0: everything holds; 1: something does not; 2: wrong usage
"""
import sys

from canonical import Fault, canonical, digest, need, parse
from ed25519 import is_signed
from log import read_log
from rounds import check_round

HEAD = ["format", "hash", "key", "seq", "signature"]


def fingerprint(text):
    return " ".join(text[at:at + 4] for at in range(0, 16, 4))


def check_signed(thing, members, form, place):
    need(set(thing) == set(members) and thing.get("format", form) == form, place, f"it is not of the format {form}")
    statement = canonical({name: value for name, value in thing.items() if name != "signature"})
    key = thing["head"]["key"] if "head" in thing else thing["key"]
    need(is_signed(statement, key, thing["signature"]), place, "its signature is not by its key")


def check(data, kept=None):
    """Checks a record and, if there are any, kept heads, both as bytes; answers with what was checked."""
    try:
        return check_all(data, kept)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, ArithmeticError, RecursionError) as error:
        raise Fault(f"the file: something in it is not as the format says: {error!r}") from None


def check_all(data, kept):
    record = parse(data, "the file")
    need(canonical(record) == data, "the file", "it is not canonical JSON, so it is not the file that was exported")
    chain, rounds, ends, withheld = read_log(record["log"])
    report = [f"Log: {len(record['log'])} entries are chained without a gap, {withheld} of them withheld."]
    need(len(rounds) == len(record["rounds"]), "the list of rounds", "it is longer or shorter than the log has them")
    report += [check_round(rnd, stated) for rnd, stated in zip(rounds, record["rounds"])]
    head, heads, beside = record["head"], record["heads"], record["countersignatures"]
    need(head["seq"] == len(chain) - 1 and head["hash"] == chain[-1], "the head", "it is not that of the last entry")
    need([one["seq"] for one in heads] == ends, "the heads", "there is not one for the end of each round, in order")
    kept = parse(kept, "the kept head") if kept is not None else []
    for one, place in [(one, "a head") for one in heads + [head]] + [
            (one, "a kept head") for one in (kept if isinstance(kept, list) else [kept])]:
        place = f"{place}, entry {one['seq']}"
        need(one["key"] == head["key"], place, "it is of another key than the record")
        check_signed(one, HEAD, "hemicycle-head-1", place)
        need(0 < one["seq"] < len(chain) and chain[one["seq"]] == one["hash"], place,
             "it is not in the log: the log was rewritten since, or cut")
    signed = [(one["seq"], one["name"]) for one in beside]
    need(signed == sorted(set(signed)), "the countersignatures", "they are not sorted, each once")
    for one in beside:
        place = f"the countersignature of {one['name']} at entry {one['seq']}"
        need((one["seq"], one["hash"]) in [(head["seq"], head["hash"]) for head in heads], place, "it is of no head")
        check_signed(one, HEAD + ["name"], "hemicycle-countersignature-1", place)
    check_signed(record, ["countersignatures", "format", "head", "heads", "log", "rounds", "signature"],
                 "hemicycle-record-1", "the signature of the file")
    key = fingerprint(digest(bytes.fromhex(head["key"])))
    shown = fingerprint(heads[-1]["hash"]) if heads else "none"
    return report + [f"Signed by the key {key}. The last head shown in the hall is {shown}.", "Everything holds."]


def main(arguments):
    if not (len(arguments) == 1 or len(arguments) == 3 and arguments[1] == "--head"):
        print(__doc__, file=sys.stderr)
        return 2
    try:
        files = [open(name, "rb").read() for name in arguments[::2]]
    except OSError as error:
        print(error, file=sys.stderr)
        return 2
    try:
        print("\n".join(check(*files)))
        return 0
    except Fault as fault:
        print(f"the record does not hold. {fault}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
