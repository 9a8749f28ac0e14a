"""Validates popolo.json against the schemas of the Popolo Project (JSON Schema, draft 3).

usage: validate_popolo.py SCHEMAS popolo.json
Prints every fault and exits 1 if there is one; prints how many things of each class are valid otherwise.
"""

import json
import pathlib
import sys
import warnings

warnings.simplefilter("ignore", DeprecationWarning)

from jsonschema import Draft3Validator, FormatChecker, RefResolver  # noqa: E402

CLASSES = {
    "organizations": "organization",
    "persons": "person",
    "memberships": "membership",
    "motions": "motion",
    "vote_events": "vote_event",
}


def main(schemas, document):
    published = [json.loads(path.read_text()) for path in pathlib.Path(schemas).glob("*.json")]
    store = {schema["id"]: schema for schema in published}
    by_name = {schema["id"].rsplit("/", 1)[1]: schema for schema in published}
    popolo = json.loads(pathlib.Path(document).read_text())
    faults = [f"unknown class {name}" for name in popolo.keys() - CLASSES.keys()]
    for plural, name in CLASSES.items():
        schema = by_name[f"{name}.json#"]
        Draft3Validator.check_schema(schema)
        resolver = RefResolver(schema["id"], schema, store=store)
        validator = Draft3Validator(schema, resolver=resolver, format_checker=FormatChecker())
        for thing in popolo[plural]:
            faults += [f"{name} {thing.get('id')}: {error.message}" for error in validator.iter_errors(thing)]
    print("\n".join(faults) or ", ".join(f"{len(popolo[plural])} {plural}" for plural in CLASSES))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
