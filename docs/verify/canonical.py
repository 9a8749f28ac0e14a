"""What everything is checked with: faults, canonical JSON (RFC 8785) and digests (docs/record-format.md)."""
import hashlib
import json
import re

BEYOND = re.compile("[\U00010000-\U0010ffff]")


class Fault(Exception):
    """The first thing that does not hold."""


def need(holds, place, what):
    if not holds:
        raise Fault(f"{place}: {what}")


def canonical(value):
    def ordered(value):
        if isinstance(value, dict):
            return {name: ordered(value[name]) for name in sorted(value, key=lambda name: name.encode("utf-16-be"))}
        return [ordered(item) for item in value] if isinstance(value, list) else value
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    if BEYOND.search(text):  # only then does Python's order of the members differ from that of UTF-16
        text = json.dumps(ordered(value), ensure_ascii=False, separators=(",", ":"))
    return text.encode()


def digest(data):
    return hashlib.sha256(data).hexdigest()


def parse(data, place):
    def refuse(number):
        raise ValueError(f"{number} is not a whole number")
    try:
        return json.loads(data, parse_float=refuse, parse_constant=refuse)
    except (ValueError, RecursionError) as error:
        raise Fault(f"{place}: it is not JSON of whole numbers and texts: {error}") from None


def is_hex(text, digits):
    return isinstance(text, str) and re.fullmatch(f"[0-9a-f]{{{digits}}}", text) is not None
